// Whether a download is worth trying: a closed network is noticed in seconds, not after a row of retries.

const patienceMs = 5000;

/** True for any answer at all. Behind a proxy only the downloader itself can tell, so it is let try. */
export async function canReach(address: string): Promise<boolean> {
  const { HTTPS_PROXY, https_proxy: lowerCase } = process.env;
  if (HTTPS_PROXY !== undefined || lowerCase !== undefined) return true;
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(patienceMs) });
    return true;
  } catch {
    return false;
  }
}
