// Git compares with a backtracking matcher (wildmatch). Here a pattern becomes a list of tokens,
// and the set of tokens that may come next is carried along the text, so that no pattern takes
// more than pattern length times text length. What git does with odd patterns is kept: an
// unclosed `[` and a backslash at the end match nothing, `**` beside other characters is `*`.

#include "linter/text/path_pattern.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace linter {

static std::string_view WithoutTrailingSpaces(std::string_view line);

std::optional<PathPattern> PathPattern::Parse(std::string_view line) {
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  if (line.starts_with('#')) {
    return std::nullopt;
  }
  line = WithoutTrailingSpaces(line);
  PathPattern pattern;
  if (line.starts_with('!')) {
    pattern.negated_ = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    pattern.folder_only_ = true;
    line.remove_suffix(1);
  }
  if (line.empty()) {
    return std::nullopt;
  }
  pattern.name_only_ = line.find('/') == std::string_view::npos;
  if (line.starts_with('/')) {
    line.remove_prefix(1);
  }
  pattern.Compile(line);
  return pattern;
}

// A space behind a backslash stays.
static std::string_view WithoutTrailingSpaces(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      i = std::min(i + 1, line.size() - 1);
      end = i + 1;
    } else if (line[i] != ' ') {
      end = i + 1;
    }
  }
  return line.substr(0, end);
}

void PathPattern::Compile(std::string_view pattern) {
  const auto special = pattern.find_first_of("*?[\\");
  prefix_ = pattern.substr(0, special);
  if (special == std::string_view::npos) {
    return;
  }
  pattern.remove_prefix(special);
  for (std::size_t i = 0; i < pattern.size();) {
    const char byte = pattern[i];
    if (byte == '*') {
      CompileStars(pattern, i);
    } else if (byte == '[') {
      CompileSet(pattern, i);
    } else if (byte == '?') {
      sets_.push_back(Bytes().set().reset('/'));
      tokens_.push_back({TokenKind::Set, 0, static_cast<std::uint32_t>(sets_.size() - 1)});
      ++i;
    } else if (byte == '\\' && i + 1 == pattern.size()) {
      tokens_.push_back({TokenKind::Never});
      ++i;
    } else {
      i += byte == '\\' ? 1 : 0;
      tokens_.push_back({TokenKind::Byte, static_cast<unsigned char>(pattern[i])});
      ++i;
    }
  }
  const auto is_byte = [](const Token& token) { return token.kind == TokenKind::Byte; };
  if (name_only_ && tokens_.front().kind == TokenKind::Star &&
      std::all_of(tokens_.begin() + 1, tokens_.end(), is_byte)) {
    suffix_.emplace();
    for (auto token = tokens_.begin() + 1; token != tokens_.end(); ++token) {
      suffix_->push_back(static_cast<char>(token->byte));
    }
  }
}

void PathPattern::CompileStars(std::string_view pattern, std::size_t& at) {
  const auto begin = at;
  const auto end = std::min(pattern.find_first_not_of('*', at), pattern.size());
  at = end;
  const auto rest = pattern.substr(end);
  const bool starts = begin == 0 || pattern[begin - 1] == '/';
  const bool ends = rest.empty() || rest.starts_with('/') || rest.starts_with("\\/");
  if (end - begin == 1 || !starts || !ends || name_only_) {
    tokens_.push_back({TokenKind::Star});
  } else if (rest.starts_with('/')) {
    tokens_.push_back({TokenKind::Folders});
    ++at;
  } else {
    tokens_.push_back({TokenKind::Everything});
  }
}

struct CharacterClass {
  std::string_view name;
  int (*holds)(int);
};

static constexpr std::array<CharacterClass, 12> CharacterClasses = {{
    {"alnum", std::isalnum},
    {"alpha", std::isalpha},
    {"blank", std::isblank},
    {"cntrl", std::iscntrl},
    {"digit", std::isdigit},
    {"graph", std::isgraph},
    {"lower", std::islower},
    {"print", std::isprint},
    {"punct", std::ispunct},
    {"space", std::isspace},
    {"upper", std::isupper},
    {"xdigit", std::isxdigit},
}};

// Adds the class that starts at `[:` to a set. The position behind it, or npos where the class is
// not known; `at` itself where it is no class at all.
static std::size_t AddClass(std::string_view pattern, std::size_t at, std::bitset<256>& bytes) {
  const auto close = pattern.find(']', at + 2);
  if (close == std::string_view::npos) {
    return std::string_view::npos;
  }
  if (pattern[close - 1] != ':' || close - 1 < at + 2) {
    return at;
  }
  const auto name = pattern.substr(at + 2, close - 1 - (at + 2));
  for (const auto& known : CharacterClasses) {
    if (known.name == name) {
      for (int byte = 0; byte < 128; ++byte) {
        bytes[static_cast<std::size_t>(byte)] =
            bytes[static_cast<std::size_t>(byte)] || known.holds(byte) != 0;
      }
      return close + 1;
    }
  }
  return std::string_view::npos;
}

// Adds a byte or a range to a set. The position behind it, or npos where the set never closes.
static std::size_t AddRange(std::string_view pattern, std::size_t at, std::bitset<256>& bytes) {
  const auto read = [&](std::size_t& position) -> std::size_t {
    position += pattern[position] == '\\' ? 1 : 0;
    return position < pattern.size() ? static_cast<unsigned char>(pattern[position++]) : 256;
  };
  const auto first = read(at);
  auto last = first;
  if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
    ++at;
    last = read(at);
  }
  if (first > 255 || last > 255) {
    return std::string_view::npos;
  }
  // A range that runs backwards has its first byte only.
  bytes.set(first);
  for (auto byte = first; byte <= last; ++byte) {
    bytes.set(byte);
  }
  return at;
}

void PathPattern::CompileSet(std::string_view pattern, std::size_t& at) {
  Bytes bytes;
  auto position = at + 1;
  const bool negated =
      position < pattern.size() && (pattern[position] == '!' || pattern[position] == '^');
  position += negated ? 1 : 0;
  bool first = true;
  while (position < pattern.size() && (first || pattern[position] != ']')) {
    first = false;
    auto next = position;
    if (pattern.substr(position).starts_with("[:")) {
      next = AddClass(pattern, position, bytes);
    }
    position = next == position ? AddRange(pattern, position, bytes) : next;
  }
  if (position >= pattern.size()) {
    tokens_.push_back({TokenKind::Never});
    at = pattern.size();
    return;
  }
  sets_.push_back((negated ? ~bytes : bytes).reset('/'));
  tokens_.push_back({TokenKind::Set, 0, static_cast<std::uint32_t>(sets_.size() - 1)});
  at = position + 1;
}

bool PathPattern::Matches(std::string_view path, EntryKind kind) const {
  if (folder_only_ && kind != EntryKind::Folder) {
    return false;
  }
  if (name_only_) {
    path = path.substr(path.rfind('/') + 1);
  }
  if (!path.starts_with(prefix_)) {
    return false;
  }
  path.remove_prefix(prefix_.size());
  if (suffix_.has_value()) {
    return path.ends_with(*suffix_);
  }
  return tokens_.empty() ? path.empty() : MatchesTokens(path);
}

bool PathPattern::Covers(std::string_view file) const {
  for (auto slash = file.find('/'); slash != std::string_view::npos;
       slash = file.find('/', slash + 1)) {
    if (Matches(file.substr(0, slash), EntryKind::Folder)) {
      return true;
    }
  }
  return Matches(file, EntryKind::File);
}

bool PathPattern::MatchesTokens(std::string_view text) const {
  // `reached[i]`: the text so far can be matched by the first i tokens. A token that may match
  // nothing is passed over at once. `Folders` is left again only at its start or behind a slash.
  std::vector<bool> reached(tokens_.size() + 1);
  std::vector<bool> next(tokens_.size() + 1);
  const auto reach = [&](std::vector<bool>& states, std::size_t state) {
    for (; !states[state]; ++state) {
      states[state] = true;
      const bool optional =
          state < tokens_.size() &&
          (tokens_[state].kind == TokenKind::Star || tokens_[state].kind == TokenKind::Folders ||
           tokens_[state].kind == TokenKind::Everything);
      if (!optional) {
        return;
      }
    }
  };
  // Inside of `Folders`, not behind a slash: kept apart, for there the next token may not begin.
  std::vector<bool> inside(tokens_.size() + 1);
  reach(reached, 0);
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    std::fill(next.begin(), next.end(), false);
    bool alive = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto& token = tokens_[i];
      if (token.kind == TokenKind::Folders) {
        inside[i] = inside[i] || reached[i];
        alive = alive || inside[i];
        if (inside[i] && byte == '/') {
          reach(next, i + 1);
        }
        continue;
      }
      if (!reached[i]) {
        continue;
      }
      if (token.kind == TokenKind::Everything || (token.kind == TokenKind::Star && byte != '/')) {
        reach(next, i);
      } else if ((token.kind == TokenKind::Byte && token.byte == value) ||
                 (token.kind == TokenKind::Set && sets_[token.set][value])) {
        reach(next, i + 1);
      }
    }
    reached.swap(next);
    alive = alive || std::find(reached.begin(), reached.end(), true) != reached.end();
    if (!alive) {
      return false;
    }
  }
  return reached[tokens_.size()];
}

std::optional<bool> Verdict(const std::vector<PathPattern>& patterns, std::string_view path,
                            EntryKind kind) {
  for (auto pattern = patterns.rbegin(); pattern != patterns.rend(); ++pattern) {
    if (pattern->Matches(path, kind)) {
      return !pattern->negated();
    }
  }
  return std::nullopt;
}

}  // namespace linter
