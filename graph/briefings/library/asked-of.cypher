/*
title: {en: What a forum asked of an actor and what came of it, es: Qué solicitó un foro a un actor y qué resultó}
description:
  en: Each request of the forum to the actor, how far people found it done and by which words, and later words of the actor in that forum that may be about it.
  es: Cada solicitud del foro al actor, hasta dónde se consideró cumplida y con qué palabras, y palabras posteriores del actor en ese foro que podrían referirse a ella.
parameters:
  forum:
    type: forum
    label: {en: Forum, es: Foro}
    help: {en: Whose meetings are looked at., es: Las reuniones que se consultan.}
  actor:
    type: actor
    label: {en: Actor, es: Actor}
    help: {en: Of whom something was asked., es: A quién se solicitó algo.}
columns:
  meeting: {en: Meeting, es: Reunión, kind: date}
  asked_by: {en: Asked by, es: Solicitado por, kind: actors}
  action: {en: Asked, es: Solicitado, kind: record}
  force: {en: Force, es: Fuerza}
  due: {en: Due, es: Vence, kind: date}
  completion: {en: How far, es: Grado de avance}
  shown: {en: Shown by, es: Lo muestra, kind: record}
  later: {en: Perhaps on this later, es: Quizá sobre esto después, kind: record}
summary: {en: "Requests made: {count}.", es: "Solicitudes hechas: {count}."}
lines: {type: REQUESTED_OF, group: meeting}
template:
  en: "[{asked_by} ]{force}: {action}[ · due {due}] · {completion}[ · shown by: {shown}][ · perhaps on this later: {later}]"
  es: "[{asked_by} ]{force}: {action}[ · vence: {due}] · {completion}[ · lo muestra: {shown}][ · quizá sobre esto después: {later}]"
empty: {en: No request of this forum to this actor is in the graph., es: No hay en el grafo ninguna solicitud de este foro a este actor.}
*/
MATCH (a:Actor)<-[:TARGET]-(s:Statement) WHERE a.id IN $actor AND s.type = 'REQUESTED_OF'
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
MATCH (s)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)-[:REPORTS_ON]->(m:Meeting)<-[:HELD]-(f:Actor)
WHERE f.id IN $forum
MATCH (s)-[:ABOUT]->(x:Action)
OPTIONAL MATCH (s)-[:SOURCE]->(by:Actor)
OPTIONAL MATCH (c:Commitment)-[:ARISES_FROM]->(s)
OPTIONAL MATCH (c)-[:SHOWN_BY]->(e:Statement)
WITH m, s, x, c, collect(DISTINCT by.id) AS asked_by, collect(DISTINCT a) AS owers, collect(DISTINCT e.quote) AS shown,
     collect(DISTINCT e.id) AS evidence, [w IN split(toLower(x.text), ' ') WHERE size(w) > 5] AS long
UNWIND owers AS o
OPTIONAL MATCH (o)<-[:SOURCE]-(t:Statement)-[:ABOUT]->(y:Action)
WHERE t.type IN ['PRESENTED', 'COMMITTED_TO', 'OFFERED'] AND t.counts AND t.date > m.date
  AND (NOT $accepted_only OR t.review = 'accepted') AND size([w IN long WHERE toLower(y.text) CONTAINS w]) > 1
OPTIONAL MATCH (t)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)-[:REPORTS_ON]->(:Meeting)<-[:HELD]-(f2:Actor)
WHERE f2.id IN $forum
WITH m, s, x, c, asked_by, shown, evidence, collect(DISTINCT CASE WHEN f2 IS NOT NULL THEN y.text END) AS later,
     collect(DISTINCT CASE WHEN f2 IS NOT NULL THEN t.id END) AS then
RETURN m.date AS meeting, asked_by, coalesce(s.action, x.text) AS action, s.force AS force, coalesce(s.due, s.due_text) AS due,
       coalesce(c.completion, 'no evidence') AS completion, shown, later[0..3] AS later, [s.id] + evidence + then[0..3] AS statements
ORDER BY meeting, action, s.id
