-- By thing: distinct players who thought of it, each for the chance that one of its games was honest.
WITH {votes},
players AS (
    SELECT thing, player, MAX(honest) AS honest
    FROM trusted
    GROUP BY thing, player
)
SELECT thing, SUM(honest) AS plays
FROM players
GROUP BY thing
ORDER BY thing
