-- KEYS[1] the session; answers its subject
local subject = redis.call('HGET', KEYS[1], 'subject')
redis.call('DEL', KEYS[1])
return subject
