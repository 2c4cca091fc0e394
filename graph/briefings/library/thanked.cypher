/*
title: {en: Who is thanked for what, es: A quién se agradece y por qué}
description:
  en: Actors by how often the records thank them, with the latest reasons.
  es: Actores según cuántas veces se les agradece en las actas, con los motivos más recientes.
parameters:
  forum:
    type: forum
    optional: true
    label: {en: Forum, es: Foro}
    help: {en: Leave empty for all forums., es: Vacío para todos los foros.}
columns:
  actor: {en: Actor, es: Actor, kind: actors}
  times: {en: Times, es: Veces, kind: number}
  by: {en: Thanked by, es: Agradecido por, kind: actors}
  for: {en: For what, es: Por qué, kind: record}
  last: {en: Last, es: Última vez, kind: date}
summary: {en: "Actors thanked: {count}.", es: "Actores a los que se agradece: {count}."}
empty: {en: No thanks are in the graph., es: No hay agradecimientos en el grafo.}
chart: {kind: bars, label: actor, value: times}
*/
MATCH (s:Statement) WHERE s.type = 'THANKED_FOR'
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
  AND ($forum IS NULL OR EXISTS {
    MATCH (s)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)-[:REPORTS_ON]->(:Meeting)<-[:HELD]-(f:Actor) WHERE f.id IN $forum })
MATCH (s)-[:TARGET]->(b:Actor)
OPTIONAL MATCH (s)-[:SOURCE]->(a:Actor)
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH b.id AS actor, s.claim AS claim, collect(DISTINCT a.id) AS by, max(s.date) AS date, collect(DISTINCT s.id) AS ids,
     collect(CASE WHEN s.language = $language THEN coalesce(s.action, x.text) END) AS own, collect(coalesce(s.action, x.text)) AS texts
WITH actor, claim, by, date, ids, head(own + texts) AS reason
ORDER BY date DESC, claim
WITH actor, count(claim) AS times, collect(by) AS by, collect(DISTINCT reason) AS reasons, max(date) AS last, collect(ids) AS ids
RETURN actor, times, reduce(all = [], some IN by | all + some) AS by, reasons[0..3] AS for, last,
       reduce(all = [], some IN ids | all + some) AS statements
ORDER BY times DESC, last DESC, actor
