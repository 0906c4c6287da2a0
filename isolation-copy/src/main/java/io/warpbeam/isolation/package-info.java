/** Deep copies of messages for processes with full isolation. Being there is enough: the runtime finds it. */
package io.warpbeam.isolation;
