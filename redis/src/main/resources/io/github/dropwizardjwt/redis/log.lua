-- Adds a line to the log of what ended: its name, and a value by which readers recognize the line. A log that cannot be
-- written is deleted, so that readers forget all they know: what ended must not stay unknown. Of a cluster there is none.
local function log(key, name, proof)
    if not key then
        return
    end
    local added = redis.pcall('XADD', key, 'MAXLEN', '~', '10000', '*', name, proof)
    if type(added) == 'table' then
        redis.call('DEL', key)
    end
end
