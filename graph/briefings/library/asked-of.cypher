/*
title: {en: What a forum asked of an actor and what came of it, es: Qué solicitó un foro a un actor y qué resultó}
description:
  en: Each request of the forum to the actor, how far it is done, and what the actor presented or undertook at later meetings of that forum.
  es: Cada solicitud del foro al actor, su grado de avance y lo que el actor presentó o asumió en reuniones posteriores de ese foro.
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
  later: {en: Later words of the actor there, es: Palabras posteriores del actor allí, kind: record}
summary: {en: "Requests made: {count}.", es: "Solicitudes hechas: {count}."}
empty: {en: No request of this forum to this actor is in the graph., es: No hay en el grafo ninguna solicitud de este foro a este actor.}
*/
MATCH (f:Actor)-[:HELD]->(m:Meeting)<-[:REPORTS_ON]-(:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)
WHERE f.id IN $forum AND s.type = 'REQUESTED_OF'
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
MATCH (s)-[:TARGET]->(a:Actor) WHERE a.id IN $actor
MATCH (s)-[:ABOUT]->(x:Action)
OPTIONAL MATCH (s)-[:SOURCE]->(by:Actor)
OPTIONAL MATCH (c:Commitment)-[:ARISES_FROM]->(s)
WITH m, s, x, c, collect(DISTINCT by.id) AS asked_by, collect(DISTINCT a.id) AS owers
OPTIONAL MATCH (f2:Actor)-[:HELD]->(m2:Meeting)<-[:REPORTS_ON]-(:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(t:Statement)-[:SOURCE]->(o:Actor)
WHERE f2.id IN $forum AND m2.date > m.date AND o.id IN owers AND t.type IN ['PRESENTED', 'COMMITTED_TO', 'OFFERED']
  AND t.counts
OPTIONAL MATCH (t)-[:ABOUT]->(y:Action)
WITH m, s, x, c, asked_by, collect(DISTINCT m2.date + ': ' + y.text) AS later, collect(DISTINCT t.id) AS then
RETURN m.date AS meeting, asked_by, x.text AS action, s.force AS force, coalesce(s.due, s.due_text) AS due,
       coalesce(c.completion, 'no evidence') AS completion, later[0..3] AS later, [s.id] + then[0..3] AS statements
ORDER BY meeting, action, s.id
