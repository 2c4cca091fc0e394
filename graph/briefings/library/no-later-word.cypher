/*
title: {en: Commitments without any later word, es: Compromisos sin noticia posterior}
description:
  en: Commitments whose forum has met again since and of which no statement shows how far they are done.
  es: Compromisos cuyo foro se ha reunido desde entonces y de los que ningún enunciado muestra el grado de avance.
parameters:
  forum:
    type: forum
    optional: true
    label: {en: Forum, es: Foro}
    help: {en: Leave empty for all forums., es: Vacío para todos los foros.}
  since:
    type: date
    default: "-1825"
    label: {en: Meetings since, es: Reuniones desde}
    help: {en: "A date, or a number of days back such as -1825 (five years).", es: "Una fecha o un número de días atrás, como -1825 (cinco años)."}
columns:
  meeting: {en: Meeting, es: Reunión, kind: date}
  forum_name: {en: Forum, es: Foro, kind: actors}
  who: {en: Who, es: Quién, kind: actors}
  action: {en: What, es: Qué, kind: record}
  due: {en: Due, es: Vence, kind: date}
  next_meeting: {en: Forum met again, es: El foro se reunió de nuevo, kind: date}
summary: {en: "Commitments without later word: {count}.", es: "Compromisos sin noticia posterior: {count}."}
lines: {type: COMMITTED_TO, group: forum_name}
template:
  en: "[{who}: ]{action}[ · due {due}] · {meeting}, met again {next_meeting}"
  es: "[{who}: ]{action}[ · vence: {due}] · {meeting}, se reunió de nuevo: {next_meeting}"
empty: {en: Every commitment of the graph whose forum has met again has a later word., es: Todo compromiso del grafo cuyo foro se ha reunido de nuevo tiene noticia posterior.}
*/
MATCH (f:Actor)-[:HELD]->(n:Meeting) WHERE n.date <= $as_of AND ($forum IS NULL OR f.id IN $forum)
WITH f, n ORDER BY n.date
WITH f, collect(n) AS held
UNWIND held AS m
WITH f, m, head([n IN held WHERE n.date > m.date | n.date]) AS next_meeting
WHERE m.date >= $since AND next_meeting IS NOT NULL
MATCH (m)<-[:REPORTS_ON]-(:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)<-[:ARISES_FROM]-(c:Commitment)
WHERE c.completion = 'no evidence'
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
MATCH (c)-[:TO_DO]->(x:Action)
OPTIONAL MATCH (c)<-[:OWES]-(a:Actor)
WITH c, s, m, f, x, next_meeting, collect(DISTINCT a.id) AS who
RETURN m.date AS meeting, f.id AS forum_name, who, coalesce(s.action, x.text) AS action,
       coalesce(c.due, s.due_text, c.due_text) AS due, next_meeting, [s.id] AS statements
ORDER BY f.name, f.id, meeting, action, s.id
