-- By cell: honest votes, how many of them lean to yes, how many could not say, and the players on either side; and by
-- thing, with no question: distinct players who thought of it, each for the chance that one of its games was honest.
WITH {votes},
players AS (
    SELECT thing, player, MAX(honest) AS honest
    FROM trusted
    GROUP BY thing, player
)
SELECT thing, question,
    SUM(CASE WHEN lean IS NULL THEN 0.0E0 ELSE honest * weight END) AS votes,
    SUM(CASE WHEN lean IS NULL THEN 0.0E0 ELSE honest * weight * lean END) AS yes,
    SUM(CASE WHEN lean IS NULL THEN honest * weight ELSE 0.0E0 END) AS unsaid,
    SUM(CASE WHEN lean > 0.5E0 AND honest >= 0.5E0 THEN 1 ELSE 0 END) AS for_yes,
    SUM(CASE WHEN lean < 0.5E0 AND honest >= 0.5E0 THEN 1 ELSE 0 END) AS for_no
FROM votes
WHERE place <= {most}
GROUP BY thing, question
UNION ALL
SELECT thing, '' AS question, SUM(honest) AS votes, 0.0E0 AS yes, 0.0E0 AS unsaid, 0 AS for_yes, 0 AS for_no
FROM players
GROUP BY thing
ORDER BY thing, question
