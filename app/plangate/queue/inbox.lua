-- The inbox as one script: every call is one step that nobody sees half done. KEYS is empty; ARGV is the verb, then
-- the time in seconds since the epoch ("" for Redis' own clock, which all processes share), then the verb's own words.
--
--   letters:<installation>   hash   key -> job that waits
--   due:<installation>:<u>   zset   key -> when it is due, for each priority u (0 person, 1 push, 2 sweep)
--   ready:<u>                zset   installation -> its turn, the same for each priority; those that may have something due
--   asleep:<u>               zset   installation -> when its next is due
--   lease:<key>              hash   letter, token, holder, taken (when), begun, of what was taken; what is held is told
--                                   from these
--   leases                   zset   key -> when its lease is lost
--   heads                    hash   repository and head -> key that holds it, for the version before; so is the
--                                   lease's head: its dispatcher asks here, and its workers free what is named there
--   holders                  hash   key -> who holds it
--   taken:<key>              text   when it was last taken, for as long as that matters
--   received                 zset   installation and key -> when the oldest event of it came
--   arrived                  zset   delivery -> when it was taken from GitHub, the last of them
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

-- Fields as 0.1 and before wrote them, read for one release; job_json.py has the same table.
local FORMER_NAMES = {
  urgency = 'priority', quiet = 'check_run_only', killed = 'crashes', anew = 'force_rerun', perhaps = 'only_if_known',
}

-- The job that this text holds; nil when another version wrote it, and it lacks what is counted on here.
local function decode(text)
  local fine, job = pcall(cjson.decode, text)
  if not fine or type(job) ~= 'table' then return nil end
  for former, name in pairs(FORMER_NAMES) do
    if job[former] ~= nil then job[name], job[former] = job[former], nil end
  end
  if type(job.priority) ~= 'number' then return nil end
  for _, name in ipairs({'attempt', 'crashes', 'received'}) do
    job[name] = tonumber(job[name]) or 0
  end
  return job
end

local function least(one, other)
  if not is_set(one) then return other end
  if not is_set(other) then return one end
  return math.min(one, other)
end

-- Bytes of the deliveries that are kept: some fifty, the last ones.
local MAX_RERUNS = 2000

-- The deliveries that ask for a new run, each followed by a space: a job's own, unless it is several in one already.
local function reruns_of(job)
  if is_set(job.reruns) then return job.reruns end
  local asks = job.force_rerun == true or (job.kind == 'sweep' and is_set(job.head))
  return asks and (is_set(job.delivery) and job.delivery or '-') .. ' ' or ''
end

-- Two jobs about the same thing become one; the newer one's words stand where neither is stronger.
local function merge(newer, older)
  newer.priority = math.min(newer.priority, older.priority)
  newer.attempt = math.min(newer.attempt, older.attempt)
  newer.crashes = math.min(newer.crashes, older.crashes)
  newer.over_budget = newer.over_budget and older.over_budget
  newer.reruns = string.sub(reruns_of(older) .. reruns_of(newer), -MAX_RERUNS)
  newer.received = least(newer.received, older.received)
  newer.check_run_only = newer.check_run_only and older.check_run_only
  if newer.since ~= nil then newer.since = math.min(newer.since, older.since or newer.since) end
  if newer.force_rerun ~= nil then newer.force_rerun = newer.force_rerun or older.force_rerun end
  if not is_set(newer.head) then newer.head = older.head end
  if not is_set(newer.base) then newer.base = older.base end
  if not is_set(newer.trace) then newer.trace = older.trace end
  if newer.lines ~= nil and is_set(older.lines) then newer.lines = older.lines .. ' ' .. newer.lines end
  return newer
end

-- What waits and what comes in become one, due at the earlier time. A sweep never hastens: it is no news, and what was
-- put back until GitHub answers again stays put back.
local function join(old, old_due, new, new_due, stale)
  local tried, due = nil, math.min(old_due, new_due)
  if stale and old.priority == 2 then
    tried, due = new, new_due
  elseif not stale and new.priority == 2 then
    tried, due = old, old_due
  end
  local attempt, crashes, over_budget = tried and tried.attempt, tried and tried.crashes, tried and tried.over_budget
  local merged = stale and merge(old, new) or merge(new, old)
  if tried then merged.attempt, merged.crashes, merged.over_budget = attempt, crashes, over_budget end
  return merged, due
end

-- The turn of an installation: the one that it waits for already, at whatever priority, else one behind all others.
local function turn_of(installation)
  local turn
  for priority = 0, 2 do
    local known = tonumber(redis.call('ZSCORE', P .. 'ready:' .. priority, installation))
    if known and not (turn and turn < known) then turn = known end
  end
  return turn or redis.call('INCR', P .. 'turn')
end

-- An installation that gets something due earlier than it knew of is given a turn, or sleeps until then.
local function arrange(installation, priority, due)
  if redis.call('ZSCORE', P .. 'ready:' .. priority, installation) then return end
  if due <= now then
    redis.call('ZREM', P .. 'asleep:' .. priority, installation)
    redis.call('ZADD', P .. 'ready:' .. priority, turn_of(installation), installation)
    return
  end
  local known = redis.call('ZSCORE', P .. 'asleep:' .. priority, installation)
  if not known or tonumber(known) > due then
    redis.call('ZADD', P .. 'asleep:' .. priority, seconds(due), installation)
  end
end

-- When something may be looked at again, after it was taken a moment ago.
local function paced(key, priority, due)
  if priority == 0 then return due end
  local taken = tonumber(redis.call('GET', P .. 'taken:' .. key))
  return taken and math.max(due, taken + GAP) or due
end

-- Of a job that cannot be read the priority is not known.
local function remove(installation, key, priority)
  redis.call('HDEL', P .. 'letters:' .. installation, key)
  for one = priority or 0, priority or 2 do redis.call('ZREM', P .. 'due:' .. installation .. ':' .. one, key) end
  redis.call('ZREM', P .. 'received', installation .. ' ' .. key)
end

-- `stale`: what comes in is older than what waits (it was taken before, and is put back).
local function put(installation, key, priority, received, due, text, stale)
  local jobs = P .. 'letters:' .. installation
  local waiting = redis.call('HGET', jobs, key)
  local old = waiting and decode(waiting)
  if old then
    local new, merged = decode(text), nil
    local before = tonumber(redis.call('ZSCORE', P .. 'due:' .. installation .. ':' .. old.priority, key))
    redis.call('ZREM', P .. 'due:' .. installation .. ':' .. old.priority, key)
    merged, due = join(old, before, new, due, stale)
    priority, received, text = merged.priority, merged.received, cjson.encode(merged)
  elseif waiting then
    remove(installation, key)
  end
  redis.call('HSET', jobs, key, text)
  redis.call('ZADD', P .. 'due:' .. installation .. ':' .. priority, seconds(due), key)
  redis.call('ZADD', P .. 'received', seconds(received > 0 and received or now), installation .. ' ' .. key)
  arrange(installation, priority, due)
end

-- The job that was taken, when the token still holds it, who held it, whether it had begun, and by which token; it is
-- then free.
local function free(key, token)
  local lease = redis.call('HMGET', P .. 'lease:' .. key, 'token', 'letter', 'head', 'holder', 'begun')
  if not lease[1] or (token and lease[1] ~= token) then return nil end
  redis.call('DEL', P .. 'lease:' .. key)
  redis.call('ZREM', P .. 'leases', key)
  redis.call('HDEL', P .. 'holders', key)
  if lease[3] ~= '' then redis.call('HDEL', P .. 'heads', lease[3]) end
  wake()
  return lease[2], lease[4], lease[5], lease[1]
end

-- What a job has for itself while it is taken: its key, its pull request and that one's head. What one job of a pull
-- request read, another may have written anew by then, and pull requests with one head share its check-run.
local function holds_of(key, job)
  local holds = {key}
  if job and is_set(job.repository_id) and is_set(job.number) then
    holds[2] = job.repository_id .. '#' .. job.number
    if is_set(job.head) then holds[3] = job.repository_id .. ':' .. job.head end
  end
  return holds
end

-- All that is held now, how many jobs each installation holds, and the leases of these: told from the leases, of which
-- there are as many as busy workers (each costs about 10 µs), so that nothing is held without one, whichever version
-- took or freed it.
local function held_now()
  local held, count, leases = {}, {}, {}
  for _, key in ipairs(redis.call('ZRANGE', P .. 'leases', 0, -1)) do
    local known = redis.call('HMGET', P .. 'lease:' .. key, 'letter', 'taken')
    local job = decode(known[1])
    for _, name in ipairs(holds_of(key, job)) do held[name] = true end
    local installation = job and tostring(job.installation)
    if installation then
      count[installation] = (count[installation] or 0) + 1
      leases[#leases + 1] = {key = key, installation = installation, taken = tonumber(known[2]) or 0}
    end
  end
  return held, count, leases
end

local function are_free(holds, held)
  for _, name in ipairs(holds) do
    if held[name] then return false end
  end
  return true
end

local function lease(installation, priority, key, text, head, holder, token, lasts)
  remove(installation, key, priority)
  redis.call('HSET', P .. 'lease:' .. key, 'letter', text, 'token', token, 'holder', holder, 'head', head, 'taken', seconds(now))
  redis.call('SET', P .. 'taken:' .. key, seconds(now), 'PX', math.ceil(GAP * 1000))
  redis.call('ZADD', P .. 'leases', seconds(now + lasts), key)
  redis.call('HSET', P .. 'holders', key, holder)
  if head ~= '' then redis.call('HSET', P .. 'heads', head, key) end
end

-- The first of an installation's due jobs that nobody works on. Those in the way are looked at again in a moment.
local function first_free(installation, priority, moment, held)
  local due = P .. 'due:' .. installation .. ':' .. priority
  for _, key in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', seconds(now), 'LIMIT', 0, 20)) do
    local text = redis.call('HGET', P .. 'letters:' .. installation, key)
    local holds = holds_of(key, decode(text))
    if are_free(holds, held) then return key, text, holds[3] or '' end
    redis.call('ZADD', due, seconds(now + moment), key)
  end
end

-- The end of the line, for as long as it has something due.
local function next_turn(installation)
  for priority = 0, 2 do redis.call('ZREM', P .. 'ready:' .. priority, installation) end
  for priority = 0, 2 do
    local first = redis.call('ZRANGE', P .. 'due:' .. installation .. ':' .. priority, 0, 0, 'WITHSCORES')
    if first[2] then arrange(installation, priority, tonumber(first[2])) end
  end
end

local function wake_sleepers(priority)
  local asleep = P .. 'asleep:' .. priority
  for _, installation in ipairs(redis.call('ZRANGEBYSCORE', asleep, '-inf', seconds(now), 'LIMIT', 0, 50)) do
    arrange(installation, priority, now)
  end
end

-- The installations that may have something due, those first that have waited for their turn the longest.
local function installations_in_turn()
  local order, turns = {}, {}
  for priority = 0, 2 do
    wake_sleepers(priority)
    local ready = redis.call('ZRANGE', P .. 'ready:' .. priority, 0, 49, 'WITHSCORES')
    for at = 1, #ready, 2 do
      local installation, turn = ready[at], tonumber(ready[at + 1])
      if not turns[installation] then order[#order + 1] = installation end
      turns[installation] = math.min(turns[installation] or turn, turn)
    end
  end
  table.sort(order, function(one, other) return turns[one] < turns[other] end)
  return order
end

-- The most urgent free job of an installation, taken; its turn is over, whether there was one or not.
local function take_of(installation, held, taker)
  local key, text, head
  for priority = 0, 2 do
    key, text, head = first_free(installation, priority, taker.moment, held)
    if key then
      lease(installation, priority, key, text, head, taker.holder, taker.token, taker.lasts)
      break
    end
  end
  next_turn(installation)
  return text
end

-- Installations in turn; one that holds its share already only where no other has anything to be done, and only while
-- none of its jobs takes long: what another has to be done next would have to wait for them all.
local function take(taker)
  local held, count, leases = held_now()
  local over, confined = {}, {}
  for _, one in ipairs(leases) do
    if now - one.taken >= taker.left_alone then confined[one.installation] = true end
  end
  for _, installation in ipairs(installations_in_turn()) do
    if (count[installation] or 0) >= taker.share then
      if not confined[installation] then over[#over + 1] = installation end
    else
      local text = take_of(installation, held, taker)
      if text then return text end
    end
  end
  for _, installation in ipairs(over) do
    local text = take_of(installation, held, taker)
    if text then return text end
  end
  return false
end

local function put_back(key, job, due)
  put(job.installation, key, job.priority, job.received, due, cjson.encode(job), true)
end

-- How a job that had begun ends for no fault of its own.
local BLAMELESS = {['called back'] = true, ['redis away'] = true}

-- What nobody works on any more is due again. A worker died over it only if it had begun: another version's worker may
-- not know what it was told to call.
local function give_back(key, token, how)
  local text, holder, begun, held_by = free(key, token)
  local job = text and decode(text)
  if job then
    if begun and not BLAMELESS[how] then job.crashes = job.crashes + 1 end
    if how == 'over budget' then job.over_budget = true end
    put_back(key, job, now)
  end
  return text and {key, holder, held_by}
end

local function append(list, items)
  for _, item in ipairs(items) do list[#list + 1] = item end
end

-- How many installations have something to be done now, and less than their share under way.
local function installations_kept_waiting(share, moment, held, count)
  local waiting = 0
  for _, installation in ipairs(installations_in_turn()) do
    if (count[installation] or 0) < share then
      for priority = 0, 2 do
        if first_free(installation, priority, moment, held) then
          waiting = waiting + 1
          break
        end
      end
    end
  end
  return waiting
end

-- What begins in this place of the words: when the jobs are due, then of each: installation, key, priority, received, job
local function put_all(place)
  local due = tonumber(ARGV[place]) or now
  for at = place + 1, #ARGV, 5 do
    local key, priority = ARGV[at + 1], tonumber(ARGV[at + 2])
    put(ARGV[at], key, priority, tonumber(ARGV[at + 3]), paced(key, priority, due), ARGV[at + 4], false)
  end
  wake()
  return 1
end

-- Deliveries that are kept, the last ones.
local MAX_ARRIVED = 100000

local verbs = {}

-- put <due> <job>...
function verbs.put()
  return put_all(3)
end

-- receive <how many deliveries> <delivery>... <due> <job>...: puts jobs in, and keeps that these deliveries arrived
function verbs.receive()
  local count = tonumber(ARGV[3])
  for place = 4, 3 + count do redis.call('ZADD', P .. 'arrived', seconds(now), ARGV[place]) end
  redis.call('ZREMRANGEBYRANK', P .. 'arrived', 0, -MAX_ARRIVED - 1)
  return put_all(4 + count)
end

-- take <holder> <token> <lease in seconds> <a moment in seconds> <jobs that are an installation's share>
--   <seconds that a job takes that does not take long>
function verbs.take()
  return take({
    holder = ARGV[3], token = ARGV[4], lasts = tonumber(ARGV[5]), moment = tonumber(ARGV[6]), share = tonumber(ARGV[7]),
    left_alone = tonumber(ARGV[8]),
  })
end

-- renew <key> <token> <lease in seconds>
function verbs.renew()
  if redis.call('HGET', P .. 'lease:' .. ARGV[3], 'token') ~= ARGV[4] then return 0 end
  redis.call('ZADD', P .. 'leases', seconds(now + tonumber(ARGV[5])), ARGV[3])
  return 1
end

-- begin <key> <token> <lease in seconds>: the same, by the process that does the job
function verbs.begin()
  if verbs.renew() == 0 then return 0 end
  redis.call('HSET', P .. 'lease:' .. ARGV[3], 'begun', '1')
  return 1
end

-- done <key> <token>
function verbs.done()
  return free(ARGV[3], ARGV[4]) and 1 or 0
end

-- discard <token>: what was taken is no job of ours; gives its key, or false when the lease was lost
function verbs.discard()
  for _, key in ipairs(redis.call('ZRANGE', P .. 'leases', 0, -1)) do
    if free(key, ARGV[3]) then return key end
  end
  return false
end

-- put_back <key> <token> <seconds until it is due> <job>
function verbs.put_back()
  if not free(ARGV[3], ARGV[4]) then return 0 end
  put_back(ARGV[3], decode(ARGV[6]), now + tonumber(ARGV[5]))
  return 1
end

-- release <key> <token> <how>: the process that worked on it died; 'over budget' where its processor time was used up
function verbs.release()
  return give_back(ARGV[3], ARGV[4], ARGV[5]) and 1 or 0
end

-- recall <jobs that are an installation's share> <seconds that a job is left alone> <a moment in seconds>: for each
-- installation that is kept waiting, the youngest job beyond another's share is due again; key, holder, token of each
function verbs.recall()
  local share, left_alone = tonumber(ARGV[3]), tonumber(ARGV[4])
  local held, count, leases = held_now()
  local waiting, called = installations_kept_waiting(share, tonumber(ARGV[5]), held, count), {}
  table.sort(leases, function(one, other) return one.taken > other.taken end)
  for _, one in ipairs(leases) do
    if waiting > 0 and count[one.installation] > share then
      count[one.installation] = count[one.installation] - 1
      if now - one.taken >= left_alone then
        append(called, give_back(one.key, nil, 'called back'))
        waiting = waiting - 1
      end
    end
  end
  return called
end

-- recover <how>: what was taken by those who no longer renew is due again; gives key, holder and token of each.
-- 'redis away' where nobody could renew
function verbs.recover()
  local lost = {}
  for _, key in ipairs(redis.call('ZRANGEBYSCORE', P .. 'leases', '-inf', seconds(now), 'LIMIT', 0, 100)) do
    local given_back = give_back(key, nil, ARGV[3])
    if given_back then
      append(lost, given_back)
    else
      redis.call('ZREM', P .. 'leases', key)
    end
  end
  return lost
end

-- drop_installation <installation>
function verbs.drop_installation()
  local installation = ARGV[3]
  local keys = redis.call('HKEYS', P .. 'letters:' .. installation)
  for _, key in ipairs(keys) do
    redis.call('ZREM', P .. 'received', installation .. ' ' .. key)
  end
  redis.call('DEL', P .. 'letters:' .. installation)
  for priority = 0, 2 do
    redis.call('DEL', P .. 'due:' .. installation .. ':' .. priority)
    redis.call('ZREM', P .. 'ready:' .. priority, installation)
    redis.call('ZREM', P .. 'asleep:' .. priority, installation)
  end
  return #keys
end

-- size: how many wait, how many are taken, when the oldest that waits was received ("" when none does), the time
function verbs.size()
  local oldest = redis.call('ZRANGE', P .. 'received', 0, 0, 'WITHSCORES')
  return {redis.call('ZCARD', P .. 'received'), redis.call('ZCARD', P .. 'leases'), oldest[2] or '', seconds(now)}
end

return verbs[verb]()
