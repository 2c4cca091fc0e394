/*
title: {en: A meeting on one page, es: Una reunión en una página}
description:
  en: Everything that was read from the records of one meeting, in their order.
  es: Todo lo leído en las actas de una reunión, en su orden.
parameters:
  meeting:
    type: meeting
    label: {en: Meeting, es: Reunión}
    help: {en: The meeting to show., es: La reunión que se muestra.}
columns:
  passage: {en: "¶", es: "¶"}
  verb: {en: Statement, es: Enunciado, kind: type}
  who: {en: Who, es: Quién, kind: actors}
  whom: {en: Whom, es: A quién, kind: actors}
  action: {en: What, es: Qué, kind: record}
  due: {en: Due, es: Vence, kind: date}
  review: {en: Review, es: Revisión, kind: review}
summary: {en: "Statements read from this meeting: {count}.", es: "Enunciados leídos de esta reunión: {count}."}
empty: {en: Nothing was read from the records of this meeting., es: No se leyó nada en las actas de esta reunión.}
lines: {type: verb}
*/
MATCH (m:Meeting)<-[:REPORTS_ON]-(r:Record)<-[:PART_OF]-(p:Passage)<-[:QUOTED_FROM]-(s:Statement)
WHERE m.id = $meeting
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
OPTIONAL MATCH (s)-[:SOURCE]->(a:Actor)
OPTIONAL MATCH (s)-[:TARGET]->(b:Actor)
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH r, p, s, x, collect(DISTINCT a.id) AS who, collect(DISTINCT b.id) AS whom
RETURN p.number AS passage, s.type AS verb, who, whom, coalesce(s.action, x.text) AS action, coalesce(s.due, s.due_text) AS due, s.review AS review,
       [s.id] AS statements
ORDER BY r.language, p.position, s.start, s.id
