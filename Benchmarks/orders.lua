-- The load profile's bodies for wrk: one order of one random load product by a random method.
-- Every answer is judged by status and body; what is not a confirmed order counts as bad.
local methods = { "stripe", "paypal", "applepay" }
local threads = {}
local counter = 0

function setup(thread)
    thread:set("id", #threads)
    table.insert(threads, thread)
end

function init(args)
    math.randomseed(os.time() + id)
    bad = 0
    first = ""
end

function request()
    counter = counter + 1
    local body = string.format(
        '{"customerId":"load-test-%d-%d","paymentMethod":"%s","items":[{"productId":"load-%d","quantity":1}]}',
        id, counter, methods[math.random(3)], math.random(3))
    return wrk.format("POST", "/orders", { ["content-type"] = "application/json" }, body)
end

function response(status, headers, body)
    if status ~= 200 or not body:find('"status":"success"', 1, true) then
        bad = bad + 1
        if first == "" then first = status .. " " .. body:sub(1, 200) end
    end
end

function done(summary, latency, requests)
    local bad, first = 0, ""
    for _, thread in ipairs(threads) do
        bad = bad + thread:get("bad")
        if first == "" then first = thread:get("first") end
    end
    local seconds = summary.duration / 1e6
    io.write(string.format(
        '{"requests":%d,"seconds":%.2f,"perSecond":%.0f,"bad":%d,"p50ms":%.2f,"p99ms":%.2f,"maxms":%.2f}\n',
        summary.requests, seconds, summary.requests / seconds, bad,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
    if first ~= "" then io.write("first bad answer: " .. first .. "\n") end
end
