/*
title: {en: What changed between two meetings, es: Qué cambió entre dos reuniones}
description:
  en: What was asked, undertaken, offered and decided at each of the two meetings, the earlier one first.
  es: Lo solicitado, asumido, ofrecido y decidido en cada una de las dos reuniones, primero la anterior.
parameters:
  earlier:
    type: meeting
    label: {en: Earlier meeting, es: Reunión anterior}
    help: {en: The meeting to start from., es: La reunión de partida.}
  later:
    type: meeting
    label: {en: Later meeting, es: Reunión posterior}
    help: {en: The meeting to compare it with., es: La reunión con la que se compara.}
columns:
  meeting: {en: Meeting, es: Reunión, kind: date}
  verb: {en: Statement, es: Enunciado, kind: type}
  who: {en: Who, es: Quién, kind: actors}
  whom: {en: Whom, es: A quién, kind: actors}
  action: {en: What, es: Qué, kind: record}
  due: {en: Due, es: Vence, kind: date}
summary: {en: "Lines of work in the two records: {count}.", es: "Líneas de trabajo en las dos actas: {count}."}
empty: {en: Neither meeting asked, undertook, offered or decided anything that the graph holds., es: Ninguna de las dos reuniones solicitó, asumió, ofreció o decidió nada que conste en el grafo.}
lines: {type: verb, group: meeting}
*/
MATCH (m:Meeting)<-[:REPORTS_ON]-(:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)
WHERE m.id IN [$earlier, $later] AND s.type IN ['REQUESTED_OF', 'COMMITTED_TO', 'OFFERED', 'PROPOSED', 'DECIDED']
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
OPTIONAL MATCH (s)-[:SOURCE]->(a:Actor)
OPTIONAL MATCH (s)-[:TARGET]->(b:Actor)
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH m, s, x, collect(DISTINCT a.id) AS who, collect(DISTINCT b.id) AS whom
RETURN m.date AS meeting, s.type AS verb, who, whom, coalesce(s.action, x.text) AS action, coalesce(s.due, s.due_text) AS due, [s.id] AS statements
ORDER BY meeting, verb, action, s.id
