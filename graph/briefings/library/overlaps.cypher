/*
title: {en: Work that two forums may do twice, es: Trabajo que dos foros podrían duplicar}
description:
  en: Pairs of actions of the two forums that were found alike, with the verdict of whoever looked.
  es: Parejas de acciones de los dos foros que se hallaron semejantes, con el dictamen de quien las examinó.
parameters:
  forum:
    type: forum
    label: {en: First forum, es: Primer foro}
    help: {en: One forum, with its bodies., es: Un foro, con sus órganos.}
  other:
    type: forum
    label: {en: Second forum, es: Segundo foro}
    help: {en: The other forum, with its bodies., es: El otro foro, con sus órganos.}
columns:
  score: {en: Score, es: Puntuación, kind: number}
  here: {en: First forum, es: Primer foro, kind: record}
  there: {en: Second forum, es: Segundo foro, kind: record}
  reasons: {en: Why, es: Por qué}
  verdict: {en: Verdict, es: Dictamen}
  judged_by: {en: Judged by, es: Dictaminado por}
summary: {en: "Pairs found: {count}.", es: "Parejas halladas: {count}."}
empty: {en: No overlap between these forums is in the graph. Run the search for overlaps first., es: No hay coincidencias entre estos foros en el grafo. Ejecute antes la búsqueda de coincidencias.}
*/
MATCH (f:Actor)-[:HELD]->(:Meeting)<-[:REPORTS_ON]-(:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)-[:ABOUT]->(x:Action)
WHERE f.id IN $forum
  AND s.counts AND (NOT $accepted_only OR s.review = 'accepted')
MATCH (x)-[o:OVERLAPS_WITH]-(y:Action)<-[:ABOUT]-(t:Statement)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)-[:REPORTS_ON]->(:Meeting)<-[:HELD]-(g:Actor)
WHERE g.id IN $other
  AND t.counts AND (NOT $accepted_only OR t.review = 'accepted')
WITH x, y, o, collect(DISTINCT s.id) AS left, collect(DISTINCT t.id) AS right
RETURN o.score AS score, x.text AS here, y.text AS there, o.reasons AS reasons, o.verdict AS verdict, o.by AS judged_by,
       left + right AS statements
ORDER BY score DESC, here, there
