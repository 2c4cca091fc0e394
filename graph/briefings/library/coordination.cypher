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
  one: {en: Actor, es: Actor, kind: actors}
  other: {en: With, es: Con, kind: actors}
  times: {en: Statements, es: Enunciados, kind: number}
  how: {en: How, es: Modo}
  first: {en: First, es: Primera vez, kind: date}
  last: {en: Last, es: Última vez, kind: date}
  actions: {en: On what, es: En qué, kind: record}
summary: {en: "Pairs of actors that work together or are to: {count}.", es: "Parejas de actores que trabajan juntas o han de hacerlo: {count}."}
empty: {en: No record in the graph says that these actors work together., es: Ningún acta del grafo dice que estos actores trabajen juntos.}
chart: {kind: network, label: one, value: other}
*/
MATCH (a:Actor)<-[:SOURCE]-(s:Statement)-[to:TARGET|SOURCE]->(b:Actor)
WHERE s.type = 'COORDINATES_WITH' AND a.id <> b.id
  AND (type(to) = 'TARGET' OR NOT (s)-[:TARGET]->(:Actor))
  AND ($actor IS NULL OR a.id IN $actor OR b.id IN $actor)
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH CASE WHEN a.name < b.name THEN a ELSE b END AS left, CASE WHEN a.name < b.name THEN b ELSE a END AS right, s, x
ORDER BY s.date, s.id
WITH left, right, count(DISTINCT s.claim) AS times, collect(DISTINCT s.modality) AS how, min(s.date) AS first, max(s.date) AS last,
     collect(DISTINCT x.text) AS actions, collect(DISTINCT s.id) AS statements
RETURN left.id AS one, right.id AS other, times, how, first, last, actions[0..3] AS actions, statements
ORDER BY times DESC, left.name, right.name
