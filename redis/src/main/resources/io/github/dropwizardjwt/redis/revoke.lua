-- KEYS[1] the session, or nothing where it is over; KEYS[2] the log; ARGV[1] the token's hash; ARGV[2] the session's id;
-- ARGV[3] the proof of the line
if redis.call('EXISTS', KEYS[1]) == 1 and redis.call('HSET', KEYS[1], ARGV[1], '') == 1 then
    log(KEYS[2], ARGV[2], ARGV[3])
end
return 1
