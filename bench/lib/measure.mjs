/** Each connection plans its statements anew five times before it keeps a plan (PostgreSQL, "plan_cache_mode"): a second was not enough for that. */
const WARM_UP_SECONDS = 3;

/** Runs `work` in `concurrency` loops for so many seconds, after warming up. Latencies in milliseconds. */
export async function measure(concurrency, seconds, work) {
  await loops(concurrency, WARM_UP_SECONDS, work);
  const started = performance.now();
  const latencies = (await loops(concurrency, seconds, work)).sort((a, b) => a - b);
  const elapsed = (performance.now() - started) / 1000;
  const at = (share) => Number((latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0).toFixed(1));
  return { perSecond: latencies.length / elapsed, p50: at(0.5), p99: at(0.99) };
}

async function loops(concurrency, seconds, work) {
  const until = performance.now() + seconds * 1000;
  const latencies = [];
  const loop = async (worker) => {
    while (performance.now() < until) {
      const started = performance.now();
      await work(worker);
      latencies.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, worker) => loop(worker)));
  return latencies;
}
