-- KEYS[1] the sessions of a subject, by the moments when they were opened; ARGV[1] one of them; ARGV[2] that moment;
-- ARGV[3] until when it is listed at least; ARGV[4] for how long that is
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[4]) then
    redis.call('PEXPIREAT', KEYS[1], ARGV[3])
end
return 1
