#include "linter/docker/copy.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "linter/docker/instruction_reader.h"

namespace linter::docker {

std::optional<CopyPaths> ReadCopy(const Dockerfile& dockerfile, const Instruction& instruction) {
  const auto& words = instruction.words;
  const bool copies = instruction.keyword == Keyword::Copy || instruction.keyword == Keyword::Add;
  if (!copies || words.size() < 2) {
    return {};
  }
  CopyPaths paths;
  paths.target = dockerfile.Expand(instruction, words.back()).text;
  for (std::size_t index = 0; index + 1 < words.size(); ++index) {
    if (instruction.form == Form::Plain && ReadHeredocWord(words[index])) {
      ++paths.heredocs;
    } else {
      paths.sources.push_back(dockerfile.Expand(instruction, words[index]).text);
    }
  }
  return paths;
}

bool IsAbsolutePath(std::string_view path) {
  const bool drive =
      path.size() > 1 && std::isalpha(static_cast<unsigned char>(path[0])) != 0 && path[1] == ':';
  return path.starts_with('/') || path.starts_with('\\') || drive;
}

bool IsWebAddress(std::string_view source) {
  return source.starts_with("http://") || source.starts_with("https://");
}

bool IsArchiveName(std::string_view source) {
  static constexpr std::array<std::string_view, 17> Endings = {
      ".tar",  ".Z",   ".bz2", ".gz",  ".lz",  ".lzma", ".tZ",  ".tb2", ".tbz",
      ".tbz2", ".tgz", ".tlz", ".tpz", ".txz", ".xz",   ".zst", ".tzst"};
  return std::any_of(Endings.begin(), Endings.end(),
                     [source](std::string_view ending) { return source.ends_with(ending); });
}

bool IsGitAddress(std::string_view source) {
  return source.starts_with("git@") || source.starts_with("git://") ||
         source.starts_with("ssh://") || (IsWebAddress(source) && source.ends_with(".git"));
}

}  // namespace linter::docker
