// Before anything else in the worker. The runtime tries whether it may load further scripts, and refuses where it may; a
// policy would report the attempt.
self.importScripts = () => {
  throw new TypeError("This worker is alone.");
};
