// Any bytes are read, walked and edited without a crash, and every span lies inside of the file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "linter/text/edit.h"
#include "linter/yaml/document.h"
#include "linter/yaml/slot.h"

namespace linter::yaml {

static void Require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

// An edit of a sound file leaves a sound file.
static void CheckEdit(const SourceFile& file, const std::vector<Edit>& edits) {
  if (edits.empty()) {
    return;
  }
  const SourceFile edited = {.id = {}, .path = {}, .text = Apply(file.text, edits)};
  Require(Parse(edited).problems.empty());
}

static void Walk(const SourceFile& file, const Slot& slot, bool sound, int& budget) {
  const Node node = slot.deepest();
  Require(node.span().begin <= node.span().end && node.span().end <= file.text.size());
  Require(slot.span().begin <= slot.span().end && slot.span().end <= file.text.size());
  static_cast<void>(node.Pointer());
  static_cast<void>(node.Float());
  if (sound && --budget > 0) {
    CheckEdit(file, Set(slot, "value"));
    CheckEdit(file, Set(slot["absent"]["deeper"], "value"));
    CheckEdit(file, SetBlock(slot["absent"], {"a:", "  b: value"}));
    CheckEdit(file, Append(slot, "value"));
    CheckEdit(file, Remove(slot));
  }
  if (node.kind_as_written() == Kind::Alias) {
    return;
  }
  for (const Slot& item : slot.Items()) {
    Walk(file, item, sound, budget);
  }
  for (const Slot::Member& member : slot.Members()) {
    Walk(file, member.value, sound, budget);
  }
}

static void Check(std::string text) {
  const SourceFile file = {.id = {}, .path = {}, .text = std::move(text)};
  const Stream stream = Parse(file);
  for (const Problem& problem : stream.problems) {
    Require(problem.span.begin <= problem.span.end && problem.span.end <= file.text.size());
  }
  for (const Comment& comment : stream.comments) {
    Require(comment.span.end <= file.text.size() && file.text[comment.span.begin] == '#');
  }
  int budget = 20;
  for (const Document& document : stream.documents) {
    Require(document.span().end <= file.text.size());
    if (document.root()) {
      Walk(file, Slot(*document.root()), stream.problems.empty(), budget);
    }
  }
}

}  // namespace linter::yaml

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  linter::yaml::Check(std::string(data, data + size));
  return 0;
}
