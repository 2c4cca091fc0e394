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
MATCH (a:Actor)<-[:SOURCE]-(s:Statement)-[to:TARGET|SOURCE]->(b:Actor)
WHERE s.type = 'COORDINATES_WITH' AND a.id <> b.id
  AND (type(to) = 'TARGET' OR NOT (s)-[:TARGET]->(:Actor))
  AND ($actor IS NULL OR a.id IN $actor OR b.id IN $actor)
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH CASE WHEN a.name < b.name THEN a ELSE b END AS left, CASE WHEN a.name < b.name THEN b ELSE a END AS right, s, x
ORDER BY CASE WHEN s.language = $language THEN 0 ELSE 1 END, s.id
WITH left, right, s.claim AS claim, head(collect(coalesce(s.action, x.text))) AS action, collect(DISTINCT s.modality) AS how,
     min(s.date) AS date, collect(DISTINCT s.id) AS ids
ORDER BY date, claim
WITH left, right, count(claim) AS times, collect(how) AS how, min(date) AS first, max(date) AS last,
     collect(DISTINCT action) AS actions, collect(ids) AS ids
WITH left, right, times, first, last, actions, reduce(all = [], some IN ids | all + some) AS statements,
     reduce(all = [], some IN how | all + some) AS how
RETURN left.id AS who, right.id AS whom, actions[0..3] AS action, CASE WHEN times > 1 THEN times END AS times,
       CASE WHEN any(h IN how WHERE h = 'aim') AND any(h IN how WHERE h <> 'aim') THEN 'partly_aim' END AS how,
       CASE WHEN first < last THEN first END AS first, last, statements
ORDER BY coalesce(times, 1) DESC, left.name, right.name
