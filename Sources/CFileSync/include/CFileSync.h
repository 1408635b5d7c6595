#ifndef CFileSync_h
#define CFileSync_h

// Has the system begin to write what is in memory of a file, and does not wait for it.
void tb_begin_sync(int descriptor);

#endif
