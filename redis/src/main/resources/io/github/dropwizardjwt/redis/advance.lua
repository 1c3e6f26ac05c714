-- KEYS[1] the session; ARGV[1] when it expires; ARGV[2] the hash that must be current; then fields and their values
if redis.call('HGET', KEYS[1], 'refresh') ~= ARGV[2] then
    return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
redis.call('PEXPIREAT', KEYS[1], ARGV[1])
return 1
