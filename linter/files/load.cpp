#include "linter/files/load.h"

#include <fmt/format.h>

namespace linter::files {

// As the sentence of a message has it.
static Problem Refusal(FileId id, const std::string& reason) {
  return {ProblemKind::Unreadable, {id, 0, 0}, fmt::format("cannot be read: {}", reason)};
}

Loaded Load(const Candidate& candidate, FileId id, std::size_t most_bytes) {
  Loaded loaded;
  if (candidate.refusal.has_value()) {
    loaded.problems.push_back(Refusal(id, *candidate.refusal));
    return loaded;
  }
  auto bytes =
      ReadBytes(candidate.origin == Origin::StandardInput ? "-" : candidate.path, most_bytes);
  if (!bytes) {
    loaded.problems.push_back(Refusal(id, bytes.error().message));
    return loaded;
  }
  loaded.kind = Classify(candidate.path, bytes->text, candidate.place);
  if (!bytes->cut) {
    loaded.text = std::move(bytes->text);
    return loaded;
  }
  // A folder may hold any large file; only what may be linted is worth a word.
  if (candidate.origin != Origin::Walked || loaded.kind == FileKind::Manifest ||
      loaded.kind == FileKind::Dockerfile) {
    loaded.problems.push_back(
        {ProblemKind::TooLarge, {id, 0, 0}, fmt::format("larger than {} MiB", most_bytes >> 20)});
  }
  return loaded;
}

void Count(const Loaded& loaded, Tally& tally) {
  if (loaded.problems.empty()) {
    ++tally.read[static_cast<std::size_t>(loaded.kind)];
  } else {
    ++tally.unreadable;
  }
}

std::string NothingToLint(const Candidate& candidate, const Loaded& loaded) {
  if (loaded.text.empty()) {
    return fmt::format("nothing to lint in {}: it is empty", candidate.path);
  }
  if (loaded.kind == FileKind::Other) {
    return fmt::format(
        "nothing to lint in {}: no document has `apiVersion` and `kind`, and no FROM begins a "
        "Dockerfile",
        candidate.path);
  }
  return fmt::format("nothing to lint in {}: it is {}", candidate.path, Describe(loaded.kind));
}

}  // namespace linter::files
