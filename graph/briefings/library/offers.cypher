/*
title: {en: Offers on the table, es: Ofrecimientos sobre la mesa}
description:
  en: Who offered what to whom, and on what condition.
  es: Quién ofreció qué a quién y con qué condición.
parameters:
  actor:
    type: actor
    optional: true
    label: {en: Actor, es: Actor}
    help: {en: Who offers or to whom; leave empty for all., es: Quién ofrece o a quién; vacío para todos.}
columns:
  date: {en: Meeting, es: Reunión, kind: date}
  who: {en: Who offers, es: Quién ofrece, kind: actors}
  action: {en: What, es: Qué, kind: record}
  whom: {en: To whom, es: A quién, kind: actors}
  condition: {en: Condition, es: Condición, kind: record}
  due: {en: When, es: Cuándo, kind: date}
summary: {en: "Offers made: {count}.", es: "Ofrecimientos hechos: {count}."}
empty: {en: No such offer is in the graph., es: No hay en el grafo ningún ofrecimiento así.}
lines: {type: OFFERED}
*/
MATCH (s:Statement)-[:SOURCE]->(a:Actor)
WHERE s.type = 'OFFERED'
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
OPTIONAL MATCH (s)-[:TARGET]->(b:Actor)
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH s, x, collect(DISTINCT a.id) AS who, collect(DISTINCT b.id) AS whom, collect(DISTINCT a.id) + collect(DISTINCT b.id) AS ends
WHERE $actor IS NULL OR any(end IN ends WHERE end IN $actor)
RETURN s.date AS date, who, coalesce(s.action, x.text) AS action, whom, s.condition AS condition, coalesce(s.due, s.due_text) AS due, [s.id] AS statements
ORDER BY date DESC, action, s.id
