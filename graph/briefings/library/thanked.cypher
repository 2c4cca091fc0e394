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
MATCH (b:Actor)<-[:TARGET]-(s:Statement)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)-[:REPORTS_ON]->(m:Meeting)
WHERE s.type = 'THANKED_FOR'
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
WITH b, s, m, f WHERE $forum IS NULL OR f.id IN $forum
OPTIONAL MATCH (s)-[:SOURCE]->(a:Actor)
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
WITH b, s, m, a, x ORDER BY CASE WHEN s.language = $language THEN 0 ELSE 1 END, s.id
WITH b, s.claim AS claim, collect(DISTINCT a.id) AS by, head(collect(coalesce(s.action, x.text))) AS reason,
     max(m.date) AS date, collect(DISTINCT s.id) AS ids
ORDER BY date DESC, claim
WITH b, count(claim) AS times, collect(by) AS by, collect(DISTINCT reason) AS reasons, max(date) AS last, collect(ids) AS ids
RETURN b.id AS actor, times, reduce(all = [], some IN by | all + some) AS by, reasons[0..3] AS for, last,
       reduce(all = [], some IN ids | all + some) AS statements
ORDER BY times DESC, b.name, b.id
