#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/schema/catalog.h"
#include "linter/text/span.h"

namespace linter::lsp {

// What a cursor in YAML is in. Read from the indentation of the lines alone, so that it is known
// while a line is half typed, in documents that are broken, and in templates.
struct YamlCursor {
  enum class Part : std::uint8_t { Key, Value };

  Part part = Part::Key;
  // The key or value that is written there so far, without the colon; maybe nothing.
  Span word;
  // A colon stands behind the word.
  bool has_colon = false;
  // The keys from the root to what `word` stands in, that of a value included; an item of a list is
  // an empty text.
  std::vector<std::string> path;
  // The other keys of the same mapping.
  std::vector<std::string> siblings;
  // Of the document, where it writes them at its top.
  std::string api_version;
  std::string kind;
  // The document writes some other key at its top.
  bool foreign = false;
};

// Empty in comments, block scalars, and collections in brackets.
std::optional<YamlCursor> YamlCursorAt(std::string_view text, std::uint32_t offset);

// What the schema says of a place. One of both is there.
struct SchemaPlace {
  std::optional<schema::Shape> shape = {};
  std::optional<schema::Type> type = {};
  // In which the whole way there exists, and one of them that holds for completions.
  schema::Versions versions = 0;
  schema::Versions version = 0;
};

// Follows a path through the kind of a document; empty where the schema does not know it. Of the
// chosen versions those that serve the kind; all that do where none is chosen, or none does.
std::optional<SchemaPlace> FindSchemaPlace(const YamlCursor& cursor, schema::Versions chosen);

// `string`, `list of objects`.
std::string Describe(const schema::Type& type);
// `Kubernetes 1.25 to 1.33`; empty for all that are known.
std::string DescribeVersions(schema::Versions versions);

}  // namespace linter::lsp
