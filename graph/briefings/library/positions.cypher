/*
title: {en: Positions taken, es: Posiciones adoptadas}
description:
  en: What actors reaffirmed, stressed, condemned or were concerned about.
  es: Lo que los actores reafirmaron, subrayaron, condenaron o les preocupó.
parameters:
  actor:
    type: actor
    optional: true
    label: {en: Actor, es: Actor}
    help: {en: Leave empty for all., es: Vacío para todos.}
columns:
  date: {en: Meeting, es: Reunión, kind: date}
  who: {en: Who, es: Quién, kind: actors}
  action: {en: Position, es: Posición, kind: record}
  review: {en: Review, es: Revisión, kind: review}
summary: {en: "Positions taken: {count}.", es: "Posiciones adoptadas: {count}."}
empty: {en: No position is in the graph., es: No hay posiciones en el grafo.}
lines: {type: STATED}
*/
MATCH (s:Statement)-[:SOURCE]->(a:Actor)
WHERE s.type = 'STATED' AND ($actor IS NULL OR a.id IN $actor)
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH s, x, collect(DISTINCT a.id) AS who
RETURN s.date AS date, who, coalesce(s.action, x.text) AS action, s.review AS review, [s.id] AS statements
ORDER BY date DESC, action, s.id
