// What is known of the content of an image: as long as anything in the Dockerfile could bring a
// program, it is taken to be there.

#include "linter/images/image_content.h"

#include <algorithm>
#include <array>

#include "linter/docker/copy.h"
#include "linter/docker/image.h"
#include "linter/k8s/volume.h"

namespace linter::images {

enum class BaseKind : std::uint8_t { Unknown, Empty, Alpine, Debian };

struct KnownProgram {
  std::string_view name;
  // Where it is mentioned, the program may be there.
  std::string_view sign;
  bool in_alpine = false;
  bool in_debian = false;
};

constexpr std::array<KnownProgram, 19> Programs = {{
    {"sh", "sh", true, true},
    {"ash", "ash", true, false},
    {"bash", "bash", false, true},
    {"cat", "cat", true, true},
    {"ls", "ls", true, true},
    {"test", "test", true, true},
    {"sleep", "sleep", true, true},
    {"wget", "wget", true, false},
    {"curl", "curl", false, false},
    {"nc", "nc", true, false},
    {"pgrep", "procps", true, false},
    {"grpc_health_probe", "grpc", false, false},
    {"grpc-health-probe", "grpc", false, false},
    {"psql", "postgres", false, false},
    {"pg_isready", "postgres", false, false},
    {"redis-cli", "redis", false, false},
    {"mongosh", "mongo", false, false},
    {"python3", "python", false, false},
    {"jq", "jq", false, false},
}};

static std::string_view LastPart(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

static const KnownProgram* Find(std::string_view name) {
  const auto* found = std::find_if(Programs.begin(), Programs.end(),
                                   [&](const KnownProgram& each) { return each.name == name; });
  return found == Programs.end() ? nullptr : found;
}

static BaseKind KindOf(const docker::Passage& base) {
  if (!base.known()) {
    return BaseKind::Unknown;
  }
  if (base == "scratch") {
    return BaseKind::Empty;
  }
  const auto image = docker::SplitImage(base);
  const auto& registry = image.registry.text;
  std::string_view repository = image.repository.text;
  const std::string_view tag = image.tag.text;
  // Those with a shell say so: `debug`, `debug-nonroot`; other languages bring their own programs.
  if (registry == "gcr.io" && repository.starts_with("distroless/")) {
    const bool bare = repository.starts_with("distroless/static") ||
                      repository.starts_with("distroless/base") ||
                      repository.starts_with("distroless/cc");
    return bare && tag.find("debug") == std::string_view::npos ? BaseKind::Empty
                                                               : BaseKind::Unknown;
  }
  if (repository.starts_with("library/")) {
    repository.remove_prefix(std::string_view("library/").size());
  }
  if (!registry.empty() && registry != "docker.io") {
    return BaseKind::Unknown;
  }
  return repository == "alpine"                             ? BaseKind::Alpine
         : repository == "debian" || repository == "ubuntu" ? BaseKind::Debian
                                                            : BaseKind::Unknown;
}

// A folder of programs, or one that such stand below.
static bool HoldsPrograms(std::string_view folder) {
  constexpr std::array<std::string_view, 6> Folders = {
      "/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"};
  return std::any_of(Folders.begin(), Folders.end(), [&](std::string_view each) {
    return k8s::IsWithin(folder, each) || k8s::IsWithin(each, folder);
  });
}

static bool MayCopy(const ImageLink& link, const docker::Instruction& instruction,
                    std::string_view program) {
  const auto copy = docker::ReadCopy(link.build().dockerfile(), instruction);
  if (!copy || !copy->target.known()) {
    return true;
  }
  // Downloads have long names: `grpc_health_probe-linux-amd64`. Of short ones many words are made.
  const auto named = [&](std::string_view path) {
    constexpr std::size_t Short = 4;
    const auto last = LastPart(path);
    return program.size() > Short ? last.find(program) != std::string_view::npos : last == program;
  };
  const bool source =
      std::any_of(copy->sources.begin(), copy->sources.end(),
                  [&](const docker::Passage& each) { return !each.known() || named(each.text()); });
  // A source may be a folder with many programs.
  return source || copy->heredocs > 0 || named(copy->target.text()) ||
         HoldsPrograms(k8s::CleanPath(copy->target.text()));
}

static bool MayBring(const ImageLink& link, const docker::InstructionView& instruction,
                     const KnownProgram& program) {
  switch (instruction->keyword) {
    case docker::Keyword::Copy:
    case docker::Keyword::Add:
      return MayCopy(link, instruction.instruction(), program.name);
    case docker::Keyword::Run: {
      // What a script does, or a variable, is not known.
      const auto& text = instruction->line.text();
      return text.find(program.name) != std::string::npos ||
             text.find(program.sign) != std::string::npos || text.find('$') != std::string::npos ||
             text.find("./") != std::string::npos || !instruction->heredocs.empty();
    }
    default:
      return false;
  }
}

bool Lacks(const ImageLink& link, std::string_view word) {
  const auto slash = word.rfind('/');
  const auto* program = Find(LastPart(word));
  if (program == nullptr || (slash != std::string_view::npos &&
                             !HoldsPrograms(word.substr(0, std::max<std::size_t>(slash, 1))))) {
    return false;
  }
  const auto* stage = &link.stage();
  for (;; stage = &link.build().stages()[*stage->parent]) {
    for (const auto& instruction : link.build().InstructionsOf(*stage)) {
      if (MayBring(link, instruction, *program)) {
        return false;
      }
    }
    if (!stage->parent) {
      break;
    }
  }
  const auto kind = KindOf(stage->base);
  return kind == BaseKind::Empty || (kind == BaseKind::Alpine && !program->in_alpine) ||
         (kind == BaseKind::Debian && !program->in_debian);
}

}  // namespace linter::images
