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
MATCH (x)<-[:TO_DO]-(:Commitment)<-[:OWES]-(a:Actor)
MATCH (y)<-[:TO_DO]-(:Commitment)<-[:OWES]-(b:Actor)
WHERE a.id <> b.id
WITH a, b, collect(DISTINCT {x: x, y: y, o: o}) AS pairs
OPTIONAL MATCH (a)-[:PARTICIPATED_IN]->(m:Meeting)
WITH a, b, pairs, collect(m.id) AS attended
OPTIONAL MATCH (b)-[:PARTICIPATED_IN]->(n:Meeting) WHERE n.id IN attended
WITH a, b, pairs, count(n) AS common
WHERE common = 0
UNWIND pairs AS pair
WITH a, b, pair.x AS x, pair.y AS y, pair.o AS o
MATCH (x)<-[:ABOUT]-(s:Statement) WHERE s.counts AND (NOT $accepted_only OR s.review = 'accepted')
MATCH (y)<-[:ABOUT]-(t:Statement) WHERE t.counts AND (NOT $accepted_only OR t.review = 'accepted')
WITH a, b, x, y, o, collect(DISTINCT s.id) AS left, collect(DISTINCT t.id) AS right
RETURN a.id AS one, b.id AS other, x.text AS here, y.text AS there, o.score AS score, left + right AS statements
ORDER BY score DESC, a.name, b.name, here
