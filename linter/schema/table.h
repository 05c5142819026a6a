#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace linter::schema {

// Rows of tables.bin, as make_tables writes them: little-endian, aligned to what they hold. Texts,
// types, shapes are numbers of rows; number 0 is nothing. In `versions` bit 0 is the oldest.
struct KindRow {
  std::uint16_t api_version;
  std::uint16_t kind;
  std::uint16_t shape;
  std::uint16_t versions;
};

struct ShapeRow {
  std::uint16_t first_field;
  std::uint16_t count;
};

// Those of one shape are in the order of their names; one that changed stands there once for each
// form, with versions of its own.
struct FieldRow {
  std::uint16_t name;
  std::uint16_t versions;
  std::uint16_t type;
  std::uint16_t required;
};

struct TypeRow {
  // A `TypeKind`; the highest bit says that null is taken.
  std::uint8_t kind;
  std::uint8_t format;
  // Of an object its shape, of a map or array the type of what it holds.
  std::uint16_t target;
  // Places in the lists: a count, then so many texts.
  std::uint16_t values;
  std::uint16_t keys;
};

struct RemovalRow {
  std::uint16_t api_version;
  std::uint16_t kind;
  // Minor versions; 0 for never, or not known.
  std::uint16_t deprecated;
  std::uint16_t removed;
  std::uint16_t replacement;
  std::uint16_t change;
};

enum class Section : std::uint8_t {
  TextPlaces,
  Kinds,
  Shapes,
  Fields,
  Types,
  Lists,
  Removals,
  Bytes
};

int OldestMinor();
int NewestMinor();
std::size_t CountOf(Section section);

std::string_view TextAt(std::size_t number);
KindRow KindAt(std::size_t position);
ShapeRow ShapeAt(std::size_t number);
FieldRow FieldAt(std::size_t position);
TypeRow TypeAt(std::size_t number);
std::uint16_t ListItemAt(std::size_t position);
RemovalRow RemovalAt(std::size_t position);

}  // namespace linter::schema
