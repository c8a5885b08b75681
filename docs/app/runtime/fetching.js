/**
 * Pyodide fetches by itself: here its requests can be answered in another way, for a while.
 */

/**
 * Do some work while `answer` may answer requests in place of the network.
 * @template T
 * @param {(url: string) => Promise<Response> | undefined} answer undefined leaves a request alone
 * @param {() => Promise<T>} work
 */
export async function withFetch(answer, work) {
  const before = globalThis.fetch;
  globalThis.fetch = (input, options) => {
    const url = input instanceof Request ? input.url : String(input);
    return answer(url) ?? before(input, options);
  };
  try {
    return await work();
  } finally {
    globalThis.fetch = before;
  }
}
