-- By tenth of the recognizer's posterior (-1: not by voice): firm answers on cells that are clear, and those that agree.
WITH {votes}
SELECT CASE WHEN channel = 'VOICE' THEN FLOOR(posterior * 10.0E0) ELSE -1.0E0 END AS tenth, COUNT(*) AS answers,
    SUM(CASE WHEN (lean > 0.5E0 AND expected > 0.5E0) OR (lean < 0.5E0 AND expected < 0.5E0) THEN 1 ELSE 0 END) AS agreed
FROM votes
WHERE lean <> 0.5E0 AND honest >= 0.5E0 AND (expected >= 0.8E0 OR expected <= 0.2E0)
GROUP BY CASE WHEN channel = 'VOICE' THEN FLOOR(posterior * 10.0E0) ELSE -1.0E0 END
ORDER BY tenth
