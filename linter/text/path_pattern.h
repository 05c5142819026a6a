#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linter {

// What stands behind a path. A symbolic link counts as a file, as for git.
enum class EntryKind : std::uint8_t { File, Folder };

// A pattern for paths, with the meaning of one line of a `.gitignore`: without a slash (but at its
// end) it matches a name at any depth, else the whole path; `*`, `?` and `[…]` match no slash,
// `**` between slashes matches any number of folders, a slash at the end asks for a folder, `!`
// turns the pattern around. Matches in time bounded by pattern length times path length.
class PathPattern {
 public:
  // Empty for a blank line and a comment.
  static std::optional<PathPattern> Parse(std::string_view line);

  // Whether it began with `!`.
  bool negated() const { return negated_; }
  // Whether it matches this very entry. `path` is relative to the folder that the pattern belongs
  // to, with forward slashes.
  bool Matches(std::string_view path, EntryKind kind) const;
  // Whether it matches a file, or a folder that the file is in.
  bool Covers(std::string_view file) const;

 private:
  enum class TokenKind : std::uint8_t {
    // One given byte.
    Byte,
    // One byte of a set.
    Set,
    // Any bytes but slashes.
    Star,
    // Any bytes.
    Everything,
    // Nothing, or any bytes that end with a slash.
    Folders,
    // Nothing at all matches.
    Never,
  };
  using Bytes = std::bitset<256>;
  struct Token {
    TokenKind kind = TokenKind::Byte;
    unsigned char byte = 0;
    // Index into `sets_`.
    std::uint32_t set = 0;
  };

  PathPattern() = default;
  void Compile(std::string_view pattern);
  void CompileStars(std::string_view pattern, std::size_t& at);
  void CompileSet(std::string_view pattern, std::size_t& at);
  bool MatchesTokens(std::string_view text) const;

  bool negated_ = false;
  bool folder_only_ = false;
  // Compared with the last name of a path only.
  bool name_only_ = false;
  // The bytes before the first wildcard.
  std::string prefix_;
  // What follows `*`, where the rest of a name pattern is nothing else: `*.log`.
  std::optional<std::string> suffix_;
  std::vector<Token> tokens_;
  std::vector<Bytes> sets_;
};

// What a list of patterns says of one entry: the last pattern that matches decides; empty where
// none does, else whether that pattern is not negated.
std::optional<bool> Verdict(const std::vector<PathPattern>& patterns, std::string_view path,
                            EntryKind kind);

}  // namespace linter
