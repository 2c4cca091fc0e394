/*
title: {en: Deadlines ahead, es: Próximos vencimientos}
description:
  en: Commitments that fall due within the chosen number of days, the nearest first.
  es: Compromisos que vencen dentro del número de días elegido, primero el más próximo.
parameters:
  until:
    type: date
    default: +90
    label: {en: Until, es: Hasta}
    help: {en: "A date, or a number of days ahead such as +90.", es: "Una fecha o un número de días, como +90."}
  actor:
    type: actor
    optional: true
    label: {en: Actor, es: Actor}
    help: {en: Who owes them; leave empty for all., es: Quién los debe; vacío para todos.}
columns:
  due: {en: Due, es: Vence, kind: date}
  who: {en: Who, es: Quién, kind: actors}
  action: {en: What, es: Qué, kind: record}
  arose: {en: How it arose, es: Origen}
  forum: {en: Forum, es: Foro, kind: actors}
  condition: {en: Condition, es: Condición, kind: record}
summary: {en: "Commitments that fall due: {count}.", es: "Compromisos que vencen: {count}."}
empty: {en: No commitment in the graph falls due in this time., es: Ningún compromiso del grafo vence en este plazo.}
chart: {kind: due, label: action, value: due}
lines: {type: ""}
*/
MATCH (c:Commitment)-[:ARISES_FROM]->(s:Statement)
WHERE c.due_end >= $as_of AND c.due_end <= $until AND c.completion <> 'complete'
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
MATCH (c)-[:TO_DO]->(x:Action)
OPTIONAL MATCH (a:Actor)-[:OWES]->(c)
WITH c, s, x, collect(DISTINCT a.id) AS who, collect(DISTINCT a.id) AS owers
WHERE $actor IS NULL OR any(owner IN owers WHERE owner IN $actor)
MATCH (s)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)-[:REPORTS_ON]->(m:Meeting)
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
RETURN c.due AS due, who, coalesce(s.action, x.text) AS action, c.arose AS arose, f.id AS forum, coalesce(s.condition, c.condition) AS condition, [s.id] AS statements
ORDER BY c.due_end, action, s.id
