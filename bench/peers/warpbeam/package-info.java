/** The rows of the comparison on Warpbeam. */
package warpbeam;
