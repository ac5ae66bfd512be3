/* Go's runtime asks bcryptprimitives.dll for random bytes; Wine 8 has no such
   file. This one passes the question on to advapi32, which Wine does have. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
    return SystemFunction036(buffer, (ULONG)length);
}
