-- The inbox as one script: every call is one step that nobody sees half done. KEYS is empty; ARGV is the verb, then
-- the time in seconds since the epoch ("" for Redis' own clock, which all processes share), then the verb's own words.
--
--   letters:<installation>   hash   member -> letter that waits
--   due:<installation>:<u>   zset   member -> when it is due, for each urgency u (0 person, 1 push, 2 sweep)
--   ready:<u>                zset   installation -> its turn; those that may have something due
--   asleep:<u>               zset   installation -> when its next is due
--   lease:<member>           hash   letter, token, holder, head, of what was taken
--   leases                   zset   member -> when its lease is lost
--   heads                    hash   repository and head -> member that holds it
--   holders                  hash   member -> who holds it
--   taken:<member>           text   when it was last taken, for as long as that matters
--   received                 zset   installation and member -> when the oldest event of it came
--   wake                     list   one item while there may be something new for a sleeping dispatcher

local P = 'plangate:inbox:'

-- Seconds between two looks at one thing, unless a person asks: the first of many events is acted on at once, the
-- others together.
local GAP = 1.5

local verb = ARGV[1]
local now = tonumber(ARGV[2])
if not now then
  local time = redis.call('TIME')
  now = tonumber(time[1]) + tonumber(time[2]) / 1000000
end

local function seconds(number)
  return string.format('%.6f', number)
end

local function wake()
  if redis.call('LLEN', P .. 'wake') == 0 then
    redis.call('RPUSH', P .. 'wake', '1')
    redis.call('EXPIRE', P .. 'wake', 60)
  end
end

local function is_set(value)
  return value ~= nil and value ~= cjson.null and value ~= '' and value ~= 0
end

-- The letter that this text holds; nil when another version wrote it, and it lacks what is counted on here.
local function decode(text)
  local fine, letter = pcall(cjson.decode, text)
  if not fine or type(letter) ~= 'table' or type(letter.urgency) ~= 'number' then return nil end
  for _, name in ipairs({'attempt', 'killed', 'received'}) do
    letter[name] = tonumber(letter[name]) or 0
  end
  return letter
end

local function least(one, other)
  if not is_set(one) then return other end
  if not is_set(other) then return one end
  return math.min(one, other)
end

local function later(one, other)
  return other ~= nil and other > one and other or one
end

-- Two letters about the same thing become one; the newer one's words stand where neither is stronger.
local function merge(newer, older)
  newer.urgency = math.min(newer.urgency, older.urgency)
  newer.attempt = math.min(newer.attempt, older.attempt)
  newer.killed = math.min(newer.killed, older.killed)
  newer.received = least(newer.received, older.received)
  newer.quiet = newer.quiet and older.quiet
  if newer.since ~= nil then newer.since = math.min(newer.since, older.since or newer.since) end
  if newer.anew ~= nil then newer.anew = newer.anew or older.anew end
  if newer.updated_at ~= nil then newer.updated_at = later(newer.updated_at, older.updated_at) end
  if not is_set(newer.head) then newer.head = older.head end
  if newer.lines ~= nil and is_set(older.lines) then newer.lines = older.lines .. ' ' .. newer.lines end
  return newer
end

-- What waits and what comes in become one, due at the earlier time. A sweep never hastens: it is no news, and what was
-- put back until GitHub answers again stays put back.
local function join(old, old_due, new, new_due, stale)
  local attempt, killed, due = nil, nil, math.min(old_due, new_due)
  if stale and old.urgency == 2 then
    attempt, killed, due = new.attempt, new.killed, new_due
  elseif not stale and new.urgency == 2 then
    attempt, killed, due = old.attempt, old.killed, old_due
  end
  local merged = stale and merge(old, new) or merge(new, old)
  merged.attempt, merged.killed = attempt or merged.attempt, killed or merged.killed
  return merged, due
end

-- An installation that gets something due earlier than it knew of is given a turn, or sleeps until then.
local function arrange(installation, urgency, due)
  if redis.call('ZSCORE', P .. 'ready:' .. urgency, installation) then return end
  if due <= now then
    redis.call('ZREM', P .. 'asleep:' .. urgency, installation)
    redis.call('ZADD', P .. 'ready:' .. urgency, redis.call('INCR', P .. 'turn'), installation)
    return
  end
  local known = redis.call('ZSCORE', P .. 'asleep:' .. urgency, installation)
  if not known or tonumber(known) > due then
    redis.call('ZADD', P .. 'asleep:' .. urgency, seconds(due), installation)
  end
end

-- When something may be looked at again, after it was taken a moment ago.
local function paced(member, urgency, due)
  if urgency == 0 then return due end
  local taken = tonumber(redis.call('GET', P .. 'taken:' .. member))
  return taken and math.max(due, taken + GAP) or due
end

-- Of a letter that cannot be read the urgency is not known.
local function remove(installation, member, urgency)
  redis.call('HDEL', P .. 'letters:' .. installation, member)
  for one = urgency or 0, urgency or 2 do redis.call('ZREM', P .. 'due:' .. installation .. ':' .. one, member) end
  redis.call('ZREM', P .. 'received', installation .. ' ' .. member)
end

-- `stale`: what comes in is older than what waits (it was taken before, and is put back).
local function put(installation, member, urgency, received, due, text, stale)
  local letters = P .. 'letters:' .. installation
  local waiting = redis.call('HGET', letters, member)
  local old = waiting and decode(waiting)
  if old then
    local new, merged = cjson.decode(text), nil
    local before = tonumber(redis.call('ZSCORE', P .. 'due:' .. installation .. ':' .. old.urgency, member))
    redis.call('ZREM', P .. 'due:' .. installation .. ':' .. old.urgency, member)
    merged, due = join(old, before, new, due, stale)
    urgency, received, text = merged.urgency, merged.received, cjson.encode(merged)
  elseif waiting then
    remove(installation, member)
  end
  redis.call('HSET', letters, member, text)
  redis.call('ZADD', P .. 'due:' .. installation .. ':' .. urgency, seconds(due), member)
  redis.call('ZADD', P .. 'received', seconds(received > 0 and received or now), installation .. ' ' .. member)
  arrange(installation, urgency, due)
end

-- The letter that was taken, when the token still holds it; it is then free.
local function free(member, token)
  local lease = redis.call('HMGET', P .. 'lease:' .. member, 'token', 'letter', 'head', 'holder')
  if not lease[1] or (token and lease[1] ~= token) then return nil end
  redis.call('DEL', P .. 'lease:' .. member)
  redis.call('ZREM', P .. 'leases', member)
  redis.call('HDEL', P .. 'holders', member)
  if lease[3] ~= '' then redis.call('HDEL', P .. 'heads', lease[3]) end
  wake()
  return lease[2], lease[4]
end

local function head_of(letter)
  if not letter or not is_set(letter.repository_id) then return '' end
  return is_set(letter.number) and is_set(letter.head) and letter.repository_id .. ':' .. letter.head or ''
end

local function lease(installation, urgency, member, text, head, holder, token, lasts)
  remove(installation, member, urgency)
  redis.call('HSET', P .. 'lease:' .. member, 'letter', text, 'token', token, 'holder', holder, 'head', head)
  redis.call('SET', P .. 'taken:' .. member, seconds(now), 'PX', math.ceil(GAP * 1000))
  redis.call('ZADD', P .. 'leases', seconds(now + lasts), member)
  redis.call('HSET', P .. 'holders', member, holder)
  if head ~= '' then redis.call('HSET', P .. 'heads', head, member) end
end

-- The first of an installation's due letters that nobody works on. Those in the way are looked at again in a moment.
local function first_free(installation, urgency, moment)
  local due = P .. 'due:' .. installation .. ':' .. urgency
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', seconds(now), 'LIMIT', 0, 20)) do
    local text = redis.call('HGET', P .. 'letters:' .. installation, member)
    local head = head_of(decode(text))
    local taken = redis.call('ZSCORE', P .. 'leases', member)
    if not taken and (head == '' or redis.call('HEXISTS', P .. 'heads', head) == 0) then
      return member, text, head
    end
    redis.call('ZADD', due, seconds(now + moment), member)
  end
end

local function next_turn(installation, urgency)
  local ready, due = P .. 'ready:' .. urgency, P .. 'due:' .. installation .. ':' .. urgency
  local first = redis.call('ZRANGE', due, 0, 0, 'WITHSCORES')
  redis.call('ZREM', ready, installation)
  if first[2] then arrange(installation, urgency, tonumber(first[2])) end
end

local function wake_sleepers(urgency)
  local asleep = P .. 'asleep:' .. urgency
  for _, installation in ipairs(redis.call('ZRANGEBYSCORE', asleep, '-inf', seconds(now), 'LIMIT', 0, 50)) do
    arrange(installation, urgency, now)
  end
end

local function take(holder, token, lasts, moment)
  for urgency = 0, 2 do
    wake_sleepers(urgency)
    for _, installation in ipairs(redis.call('ZRANGE', P .. 'ready:' .. urgency, 0, 49)) do
      local member, text, head = first_free(installation, urgency, moment)
      if member then lease(installation, urgency, member, text, head, holder, token, lasts) end
      next_turn(installation, urgency)
      if member then return text end
    end
  end
  return false
end

local function put_back(member, letter, due)
  put(letter.installation, member, letter.urgency, letter.received, due, cjson.encode(letter), true)
end

local verbs = {}

-- put <due> <count> then for each letter: installation, member, urgency, received, letter
function verbs.put()
  local due = tonumber(ARGV[3]) or now
  for at = 4, #ARGV, 5 do
    local member, urgency = ARGV[at + 1], tonumber(ARGV[at + 2])
    put(ARGV[at], member, urgency, tonumber(ARGV[at + 3]), paced(member, urgency, due), ARGV[at + 4], false)
  end
  wake()
  return 1
end

-- take <holder> <token> <lease in seconds> <a moment in seconds>
function verbs.take()
  return take(ARGV[3], ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6]))
end

-- renew <member> <token> <lease in seconds>
function verbs.renew()
  if redis.call('HGET', P .. 'lease:' .. ARGV[3], 'token') ~= ARGV[4] then return 0 end
  redis.call('ZADD', P .. 'leases', seconds(now + tonumber(ARGV[5])), ARGV[3])
  return 1
end

-- done <member> <token>
function verbs.done()
  return free(ARGV[3], ARGV[4]) and 1 or 0
end

-- discard <token>: what was taken is no letter of ours; gives its member, or false when the lease was lost
function verbs.discard()
  for _, member in ipairs(redis.call('ZRANGE', P .. 'leases', 0, -1)) do
    if free(member, ARGV[3]) then return member end
  end
  return false
end

-- put_back <member> <token> <seconds until it is due> <letter>
function verbs.put_back()
  if not free(ARGV[3], ARGV[4]) then return 0 end
  put_back(ARGV[3], cjson.decode(ARGV[6]), now + tonumber(ARGV[5]))
  return 1
end

-- recover: what was taken by those who no longer renew is due again; gives member and holder of each
function verbs.recover()
  local lost = {}
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', P .. 'leases', '-inf', seconds(now), 'LIMIT', 0, 100)) do
    local text, holder = free(member)
    if text then
      local letter = decode(text)
      if letter then
        letter.killed = letter.killed + 1
        put_back(member, letter, now)
      end
      lost[#lost + 1] = member
      lost[#lost + 1] = holder
    else
      redis.call('ZREM', P .. 'leases', member)
    end
  end
  return lost
end

-- drop <installation> <member> <updated at>
function verbs.drop()
  local waiting = redis.call('HGET', P .. 'letters:' .. ARGV[3], ARGV[4])
  if not waiting then return 0 end
  local letter = decode(waiting)
  if letter and ARGV[5] ~= '' and (letter.updated_at or '') >= ARGV[5] then return 0 end
  remove(ARGV[3], ARGV[4], letter and letter.urgency)
  return 1
end

-- drop_installation <installation>
function verbs.drop_installation()
  local installation = ARGV[3]
  local members = redis.call('HKEYS', P .. 'letters:' .. installation)
  for _, member in ipairs(members) do
    redis.call('ZREM', P .. 'received', installation .. ' ' .. member)
  end
  redis.call('DEL', P .. 'letters:' .. installation)
  for urgency = 0, 2 do
    redis.call('DEL', P .. 'due:' .. installation .. ':' .. urgency)
    redis.call('ZREM', P .. 'ready:' .. urgency, installation)
    redis.call('ZREM', P .. 'asleep:' .. urgency, installation)
  end
  return #members
end

-- size: how many wait, how many are taken, when the oldest that waits was received ("" when none does), the time
function verbs.size()
  local oldest = redis.call('ZRANGE', P .. 'received', 0, 0, 'WITHSCORES')
  return {redis.call('ZCARD', P .. 'received'), redis.call('ZCARD', P .. 'leases'), oldest[2] or '', seconds(now)}
end

return verbs[verb]()
