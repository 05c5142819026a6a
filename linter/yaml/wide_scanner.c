/* The grammar's scanner, with two of its limits moved.
 *
 * It counts rows in 16 bits, so that a document of more than 32,767 lines would lose its line
 * breaks: they are counted in 32 bits here. And it writes its stack of indentations into a buffer
 * of 1,024 bytes, past whose end it may write one entry: here it stops early enough, which costs
 * documents of more than 124 nested blocks their structure, but no memory its safety. */
#include <stdint.h>

#include "tree_sitter/array.h"
#include "tree_sitter/parser.h"

#undef TREE_SITTER_SERIALIZATION_BUFFER_SIZE
#define TREE_SITTER_SERIALIZATION_BUFFER_SIZE (1024 - 2 * sizeof(int32_t))
#define int16_t int32_t
#include "scanner.c"
