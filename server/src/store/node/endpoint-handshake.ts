/**
 * Mutual proof over a fresh socket that both sides can read the key in the store's folder, which only its account can. Neither
 * side sends the key: each answers the other's random challenge with a keyed hash (HMAC-SHA-256, RFC 2104).
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';

export type Side = 'owner' | 'client';

const size = 32;

/**
 * Proves and asks for proof, in one exchange. What the other side sends afterwards stays unread.
 * @returns whether the other side knows the key
 * @throws Error when the socket ends before or nothing comes in time
 */
export async function handshake(
  socket: Socket,
  key: Uint8Array,
  side: Side,
  milliseconds: number,
): Promise<boolean> {
  const prove = (by: Side, challenge: Uint8Array): Buffer =>
    createHmac('sha256', key).update(by).update(challenge).digest();
  const challenge = randomBytes(size);
  const timer = setTimeout(() => socket.destroy(new Error('No answer in time.')), milliseconds);
  try {
    if (side === 'client') {
      socket.write(challenge);
      const answer = await take(socket, 2 * size);
      if (!timingSafeEqual(answer.subarray(0, size), prove('owner', challenge))) return false;
      socket.write(prove('client', answer.subarray(size)));
      return true;
    }
    const theirs = await take(socket, size);
    socket.write(Buffer.concat([prove('owner', theirs), challenge]));
    return timingSafeEqual(await take(socket, size), prove('client', challenge));
  } finally {
    clearTimeout(timer);
  }
}

/** The next bytes, when so many have come. */
function take(socket: Socket, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Its end may have come, and been announced, before anybody listened.
    if (socket.destroyed) return reject(ended());
    const attempt = (): void => {
      const bytes: Buffer | null = socket.read(length);
      if (!bytes) return;
      stop();
      if (bytes.length === length) resolve(bytes);
      else reject(ended());
    };
    const fail = (): void => {
      stop();
      reject(ended());
    };
    const stop = (): void => {
      socket.off('readable', attempt);
      socket.off('close', fail);
      socket.off('end', fail);
    };
    socket.on('readable', attempt);
    socket.on('close', fail);
    socket.on('end', fail);
    attempt();
  });
}

const ended = (): Error => new Error('The connection ended.');
