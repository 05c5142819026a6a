// The bytes of the checklist become a part of the program by way of the assembler.

#include "linter/readiness/checklist.h"

namespace linter::readiness {

asm(".pushsection .rodata\n"
    "shoal_deployment_checklist:\n"
    ".incbin \"" SHOAL_DEPLOYMENT_CHECKLIST
    "\"\n"
    "shoal_deployment_checklist_end:\n"
    ".popsection\n");

// NOLINTBEGIN(modernize-avoid-c-arrays): their sizes are known to the assembler only.
extern const char Begin[] asm("shoal_deployment_checklist");
extern const char End[] asm("shoal_deployment_checklist_end");
// NOLINTEND(modernize-avoid-c-arrays)

std::string_view DeploymentChecklist() {
  return {Begin, static_cast<std::size_t>(End - Begin)};
}

}  // namespace linter::readiness
