/*
title: {en: Who reported what, es: Quién informó de qué}
description:
  en: What was presented, shared or reported at the meetings of a forum, and to whom.
  es: Lo que se presentó, compartió o informó en las reuniones de un foro, y a quién.
parameters:
  forum:
    type: forum
    optional: true
    label: {en: Forum, es: Foro}
    help: {en: Leave empty for all forums., es: Vacío para todos los foros.}
columns:
  date: {en: Meeting, es: Reunión, kind: date}
  forum_name: {en: Forum, es: Foro, kind: actors}
  who: {en: Who, es: Quién, kind: actors}
  action: {en: What, es: Qué, kind: record}
  whom: {en: To whom, es: A quién, kind: actors}
summary: {en: "Reports made: {count}.", es: "Informes presentados: {count}."}
empty: {en: No report is in the graph., es: No hay informes en el grafo.}
lines: {type: PRESENTED, group: forum_name}
*/
MATCH (s:Statement)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)-[:REPORTS_ON]->(m:Meeting)
WHERE s.type = 'PRESENTED'
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
WITH s, m, f WHERE $forum IS NULL OR f.id IN $forum
OPTIONAL MATCH (s)-[:SOURCE]->(a:Actor)
OPTIONAL MATCH (s)-[:TARGET]->(b:Actor)
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH s, m, f, x, collect(DISTINCT a.id) AS who, collect(DISTINCT b.id) AS whom
RETURN m.date AS date, f.id AS forum_name, who, coalesce(s.action, x.text) AS action, whom, [s.id] AS statements
ORDER BY f.name, f.id, date DESC, action, s.id
