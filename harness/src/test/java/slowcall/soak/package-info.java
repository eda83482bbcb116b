/** Open load for as long as one likes on a service that misbehaves, and what becomes of memory, threads, descriptors and requests. */
package slowcall.soak;
