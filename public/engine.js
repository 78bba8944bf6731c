// The worker: runs the engine, so that a long search never holds up the page. What it is asked, and what it answers, are
// lists of numbers; src/engine/words.rs says how they are made.

import init, { begin, build, is_idle, step, stop } from './loadmap-engine.js';

const ready = init().then(
  () => postMessage({ build: build() }),
  (cause) => {
    postMessage({ failed: String(cause) });
    throw cause;
  },
);

// The question that each lane is about. The first number of an answer is its lane.
const tickets = [];
const say = (reply) => reply && postMessage({ ticket: tickets[reply[0]], reply }, [reply.buffer]);

// Between two steps, messages get their turn: a question that nobody waits for any more ends at once.
const { port1, port2 } = new MessageChannel();
let going = false;
const go = () => {
  if (going || is_idle()) return;
  going = true;
  port2.postMessage(0);
};
port1.onmessage = () => {
  going = false;
  say(step());
  go();
};

onmessage = async ({ data }) => {
  await ready;
  if (data.ask) {
    tickets[data.lane] = data.ticket;
    begin(data.ask, data.plan);
  } else {
    say(stop(data.lane));
  }
  go();
};
