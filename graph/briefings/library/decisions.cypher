/*
title: {en: Decisions of a forum, es: Decisiones de un foro}
description:
  en: What a forum decided, approved, adopted or whom it appointed in a period.
  es: Lo que un foro decidió, aprobó o adoptó, o a quién designó, en un periodo.
parameters:
  forum:
    type: forum
    label: {en: Forum, es: Foro}
    help: {en: With its bodies unless you say otherwise., es: Con sus órganos si no se indica lo contrario.}
  since:
    type: date
    default: "1900-01-01"
    label: {en: Since, es: Desde}
    help: {en: The first day of the period., es: El primer día del periodo.}
columns:
  date: {en: Meeting, es: Reunión, kind: date}
  who: {en: Who, es: Quién, kind: actors}
  action: {en: Decided, es: Decidido, kind: record}
  whom: {en: Appointed or established, es: Designado o establecido, kind: actors}
  due: {en: From or by, es: Fecha, kind: date}
  review: {en: Review, es: Revisión, kind: review}
summary: {en: "Decisions taken: {count}.", es: "Decisiones tomadas: {count}."}
empty: {en: No decision of this forum in this period is in the graph., es: No hay en el grafo ninguna decisión de este foro en este periodo.}
lines: {type: DECIDED}
*/
MATCH (f:Actor)-[:HELD]->(m:Meeting)<-[:REPORTS_ON]-(:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)
WHERE f.id IN $forum AND s.type = 'DECIDED' AND m.date >= $since
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
OPTIONAL MATCH (s)-[:SOURCE]->(a:Actor)
OPTIONAL MATCH (s)-[:TARGET]->(b:Actor)
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH m, s, x, collect(DISTINCT a.id) AS who, collect(DISTINCT b.id) AS whom
RETURN m.date AS date, who, coalesce(s.action, x.text) AS action, whom, coalesce(s.due, s.due_text) AS due, s.review AS review, [s.id] AS statements
ORDER BY date, action, s.id
