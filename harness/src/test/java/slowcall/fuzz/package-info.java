/** A small fuzzer of our own: broken input for each parser, for as long as one likes. */
package slowcall.fuzz;
