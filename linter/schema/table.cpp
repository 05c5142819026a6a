// The bytes of tables.bin become a part of the program by way of the assembler, and are read where
// they lie: nothing is parsed, copied or built when the program starts.

#include "linter/schema/table.h"

#include <bit>
#include <cstring>

namespace linter::schema {

static_assert(std::endian::native == std::endian::little, "tables.bin is little-endian");

asm(".pushsection .rodata\n"
    ".balign 8\n"
    "shoal_schema_tables:\n"
    ".incbin \"" SHOAL_SCHEMA_TABLES
    "\"\n"
    ".popsection\n");

// NOLINTNEXTLINE(modernize-avoid-c-arrays): its size is known to the assembler only.
extern const std::byte Tables[] asm("shoal_schema_tables");

template <typename Row>
static Row ReadAt(std::size_t offset) {
  Row row;
  std::memcpy(&row, Tables + offset, sizeof(Row));
  return row;
}

static std::uint32_t HeaderWord(std::size_t position) {
  return ReadAt<std::uint32_t>(position * sizeof(std::uint32_t));
}

static std::size_t OffsetOf(Section section) {
  return HeaderWord(3 + 2 * static_cast<std::size_t>(section));
}

template <typename Row>
static Row RowAt(Section section, std::size_t position) {
  return ReadAt<Row>(OffsetOf(section) + position * sizeof(Row));
}

int OldestMinor() {
  return static_cast<int>(HeaderWord(1));
}

int NewestMinor() {
  return static_cast<int>(HeaderWord(2));
}

std::size_t CountOf(Section section) {
  return HeaderWord(4 + 2 * static_cast<std::size_t>(section));
}

std::string_view TextAt(std::size_t number) {
  constexpr std::uint32_t Bits = 8;
  constexpr std::uint32_t Length = (1U << Bits) - 1;
  const auto place = RowAt<std::uint32_t>(Section::TextPlaces, number);
  const auto* bytes = Tables + OffsetOf(Section::Bytes) + (place >> Bits);
  return {reinterpret_cast<const char*>(bytes), place & Length};
}

KindRow KindAt(std::size_t position) {
  return RowAt<KindRow>(Section::Kinds, position);
}

ShapeRow ShapeAt(std::size_t number) {
  return RowAt<ShapeRow>(Section::Shapes, number);
}

FieldRow FieldAt(std::size_t position) {
  return RowAt<FieldRow>(Section::Fields, position);
}

TypeRow TypeAt(std::size_t number) {
  return RowAt<TypeRow>(Section::Types, number);
}

std::uint16_t ListItemAt(std::size_t position) {
  return RowAt<std::uint16_t>(Section::Lists, position);
}

RemovalRow RemovalAt(std::size_t position) {
  return RowAt<RemovalRow>(Section::Removals, position);
}

}  // namespace linter::schema
