/*
title: {en: Actors who work on the same thing and never meet, es: Actores que trabajan en lo mismo y nunca se reúnen}
description:
  en: Pairs of actors whose work was found alike and who took part in no common meeting that the graph holds.
  es: Parejas de actores cuyo trabajo se halló semejante y que no participaron en ninguna reunión común que conste en el grafo.
columns:
  one: {en: Actor, es: Actor, kind: actors}
  other: {en: Other actor, es: Otro actor, kind: actors}
  here: {en: Work of the first, es: Trabajo del primero, kind: record}
  there: {en: Work of the second, es: Trabajo del segundo, kind: record}
  score: {en: Score, es: Puntuación, kind: number}
summary: {en: "Pairs of actions of actors who never meet: {count}.", es: "Parejas de acciones de actores que nunca se reúnen: {count}."}
empty: {en: No such pair is in the graph. Run the search for overlaps first., es: No hay en el grafo ninguna pareja así. Ejecute antes la búsqueda de coincidencias.}
*/
MATCH (x:Action)-[o:OVERLAPS_WITH]->(y:Action)
WHERE coalesce(o.verdict, '') <> 'unrelated'
MATCH (a:Actor)-[:OWES]->(:Commitment)-[:TO_DO]->(x)
MATCH (b:Actor)-[:OWES]->(:Commitment)-[:TO_DO]->(y)
WHERE a.id <> b.id
OPTIONAL MATCH (a)-[:PARTICIPATED_IN]->(m:Meeting)<-[:PARTICIPATED_IN]-(b)
WITH x, y, o, a, b, count(m) AS common
WHERE common = 0
MATCH (s:Statement)-[:ABOUT]->(x) WHERE s.counts AND (NOT $accepted_only OR s.review = 'accepted')
MATCH (t:Statement)-[:ABOUT]->(y) WHERE t.counts AND (NOT $accepted_only OR t.review = 'accepted')
WITH a, b, x, y, o, collect(DISTINCT s.id) AS left, collect(DISTINCT t.id) AS right
RETURN a.id AS one, b.id AS other, x.text AS here, y.text AS there, o.score AS score, left + right AS statements
ORDER BY score DESC, a.name, b.name, here
