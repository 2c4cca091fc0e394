/*
title: {en: Profile of a country or organisation, es: Perfil de un país u organización}
description:
  en: All that the records say that a country or any other actor did, was asked, was thanked for or took part in, newest first.
  es: Todo lo que las actas dicen que un país u otro actor hizo, se le solicitó, se le agradeció o en qué participó, primero lo más reciente.
parameters:
  actor:
    type: actor
    label: {en: Country or actor, es: País o actor}
    help: {en: Works for any actor., es: Sirve para cualquier actor.}
columns:
  date: {en: Meeting, es: Reunión, kind: date}
  forum: {en: Forum, es: Foro, kind: actors}
  verb: {en: Statement, es: Enunciado, kind: type}
  who: {en: Who, es: Quién, kind: actors}
  whom: {en: Whom, es: A quién, kind: actors}
  action: {en: What, es: Qué, kind: record}
  review: {en: Review, es: Revisión, kind: review}
summary: {en: "Statements that name this actor: {count}.", es: "Enunciados que nombran a este actor: {count}."}
empty: {en: No statement of the graph names this actor., es: Ningún enunciado del grafo nombra a este actor.}
lines: {type: verb, group: family}
*/
MATCH (s:Statement)-[:SOURCE|TARGET]->(z:Actor)
WHERE z.id IN $actor
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
WITH DISTINCT s
MATCH (s)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)-[:REPORTS_ON]->(m:Meeting)
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
OPTIONAL MATCH (s)-[:SOURCE]->(a:Actor)
OPTIONAL MATCH (s)-[:TARGET]->(b:Actor)
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH s, m, f, x, collect(DISTINCT a.id) AS who, collect(DISTINCT b.id) AS whom
RETURN m.date AS date, f.id AS forum, s.type AS verb, who, whom, coalesce(s.action, x.text) AS action, s.review AS review, [s.id] AS statements
ORDER BY date DESC, verb, action, s.id
