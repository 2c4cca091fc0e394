/*
title: {en: Who coordinates with whom, es: Quién coordina con quién}
description:
  en: Pairs of actors that work jointly or are to do so, with the records that say it; what is only an aim is marked.
  es: Parejas de actores que trabajan o han de trabajar conjuntamente, con las actas que lo dicen; lo que es solo un objetivo se señala.
parameters:
  actor:
    type: actor
    optional: true
    label: {en: Actor, es: Actor}
    help: {en: One of the two; leave empty for all., es: Uno de los dos; vacío para todos.}
  since:
    type: date
    default: "-3650"
    label: {en: Meetings since, es: Reuniones desde}
    help: {en: "A date, or a number of days back such as -3650 (ten years).", es: "Una fecha o un número de días atrás, como -3650 (diez años)."}
columns:
  who: {en: Actor, es: Actor, kind: actors}
  whom: {en: With, es: Con, kind: actors}
  action: {en: On what, es: En qué, kind: record}
  times: {en: Statements, es: Enunciados, kind: number}
  how: {en: How, es: Modo}
  first: {en: First, es: Primera vez, kind: date}
  last: {en: Last, es: Última vez, kind: date}
summary: {en: "Pairs of actors that work together or are to: {count}.", es: "Parejas de actores que trabajan juntas o han de hacerlo: {count}."}
empty: {en: No record in the graph says that these actors work together., es: Ningún acta del grafo dice que estos actores trabajen juntos.}
chart: {kind: network, label: who, value: whom, weight: times}
lines: {type: COORDINATES_WITH}
*/
MATCH (s:Statement) WHERE s.type = 'COORDINATES_WITH' AND coalesce(s.date, '9999') >= $since
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
MATCH (s)-[:SOURCE]->(a:Actor)
OPTIONAL MATCH (s)-[:TARGET]->(b:Actor)
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH s.claim AS claim, collect(DISTINCT a.id) AS sources, collect(DISTINCT b.id) AS targets, min(s.date) AS date,
     collect(DISTINCT s.modality) AS how, collect(DISTINCT s.id) AS ids, collect(coalesce(s.action, x.text)) AS texts,
     collect(CASE WHEN s.language = $language THEN coalesce(s.action, x.text) END) AS own
UNWIND sources AS one
UNWIND CASE WHEN size(targets) > 0 THEN targets ELSE sources END AS other
WITH DISTINCT claim, CASE WHEN one < other THEN one ELSE other END AS who, CASE WHEN one < other THEN other ELSE one END AS whom,
     date, how, ids, head(own + texts) AS action
WHERE who <> whom AND ($actor IS NULL OR who IN $actor OR whom IN $actor)
WITH who, whom, count(claim) AS times, min(date) AS first, max(date) AS last, collect(how) AS how,
     collect(DISTINCT action) AS actions, collect(ids) AS ids
RETURN who, whom, actions[0..3] AS action, CASE WHEN times > 1 THEN times END AS times,
       CASE WHEN any(h IN how WHERE 'aim' IN h) AND any(h IN how WHERE NOT 'aim' IN h) THEN 'partly_aim' END AS how,
       CASE WHEN first < last THEN first END AS first, last, reduce(all = [], some IN ids | all + some) AS statements
ORDER BY coalesce(times, 1) DESC, last DESC, action, who, whom
