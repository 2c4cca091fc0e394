/*
title: {en: Commitments with a condition, es: Compromisos condicionados}
description:
  en: What was undertaken or offered only if something else holds, with the words of the condition.
  es: Lo asumido u ofrecido solo si se cumple otra cosa, con las palabras de la condición.
columns:
  date: {en: Meeting, es: Reunión, kind: date}
  who: {en: Who, es: Quién, kind: actors}
  action: {en: What, es: Qué, kind: record}
  condition: {en: Condition, es: Condición, kind: record}
  due: {en: Due, es: Vence, kind: date}
summary: {en: "Commitments with a condition: {count}.", es: "Compromisos con condición: {count}."}
lines: {type: COMMITTED_TO}
template:
  en: "[{who}: ]{action} · only if: {condition}[ · due {due}][ · {date}]"
  es: "[{who}: ]{action} · solo si: {condition}[ · vence: {due}][ · {date}]"
empty: {en: No commitment in the graph has a condition., es: Ningún compromiso del grafo tiene condición.}
*/
MATCH (c:Commitment)-[:ARISES_FROM]->(s:Statement)
WHERE c.condition IS NOT NULL
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
MATCH (c)-[:TO_DO]->(x:Action)
OPTIONAL MATCH (a:Actor)-[:OWES]->(c)
WITH c, s, x, collect(DISTINCT a.id) AS who
RETURN s.date AS date, who, coalesce(s.action, x.text) AS action, coalesce(s.condition, c.condition) AS condition, coalesce(c.due, s.due_text, c.due_text) AS due, [s.id] AS statements
ORDER BY date DESC, action, s.id
