-- KEYS[1] the session, or nothing where it is over; ARGV[1] the token's hash
if redis.call('EXISTS', KEYS[1]) == 1 then
    redis.call('HSET', KEYS[1], ARGV[1], '')
end
return 1
